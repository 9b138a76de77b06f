package org.chorusconnector.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record that the library creates and hosts only read, such as an answer of Chorus Pro or the result of a run. Its
 * constructor is no API: a later version may add components. Its accessors are API.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Given {}
