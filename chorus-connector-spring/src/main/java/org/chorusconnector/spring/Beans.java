package org.chorusconnector.spring;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Beans of the application, never told apart by their names: a parameter of a bean method would take the bean that is named
 * like it, and leave out the others in silence.
 */
record Beans(ListableBeanFactory factory) {

    /**
     * The only bean of this type, or the primary one of several.
     *
     * @param none what to do when there is none
     * @throws SetupException when there is none, or several of which none is primary
     */
    <T> T only(Class<T> type, SetupException none) {
        return onlyIfAny(type).orElseThrow(() -> none);
    }

    /** The same, or empty when there is none. */
    <T> Optional<T> onlyIfAny(Class<T> type) {
        ObjectProvider<T> beans = factory.getBeanProvider(type);
        try {
            return Optional.ofNullable(beans.getIfAvailable());
        } catch (NoUniqueBeanDefinitionException e) {
            throw new SetupException(
                    "There are " + e.getNumberOfBeansFound() + " beans of type " + type.getSimpleName() + " ("
                            + String.join(", ", namesOf(type)) + "), and chorus-connector needs one.",
                    "Mark one of them with @Primary, or define the bean that needs it in the application.",
                    e);
        }
    }

    String[] namesOf(Class<?> type) {
        String[] names = factory.getBeanNamesForType(type);
        Arrays.sort(names);
        return names;
    }
}
