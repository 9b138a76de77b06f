/** SQL plumbing of the rooms that have tables: the only package that uses {@code java.sql}. Not part of the API. */
@NullMarked
package org.chorusconnector.internal.jdbc;

import org.jspecify.annotations.NullMarked;
