package org.chorusconnector.spring;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/** Warns of properties below the prefixes of this library that mean nothing: most are misspelt. */
final class UnknownProperties {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownProperties.class);

    private UnknownProperties() {}

    static void warn(Environment environment) {
        Set<String> unknown = new TreeSet<>();
        unknown.addAll(unbound(environment, "chorus", ChorusProperties.class));
        unknown.addAll(unbound(environment, "dispatch", DispatchProperties.class));
        unknown.removeIf(
                name -> Stream.of("dispatch.invoice.", "dispatch.report.").anyMatch(name::startsWith));
        unknown.addAll(unbound(environment, "dispatch.invoice", InvoiceProperties.class));
        unknown.addAll(unbound(environment, "dispatch.report", ReportProperties.class));
        unknown.forEach(name -> LOG.warn("Unknown property \"{}\", which has no effect. Is it misspelt?", name));
    }

    private static Set<String> unbound(Environment environment, String prefix, Class<?> type) {
        Set<String> names = new TreeSet<>();
        try {
            Binder.get(environment)
                    .bind(
                            prefix,
                            Bindable.of(type),
                            new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()));
        } catch (RuntimeException e) {
            // What is wrong with a value is told when the property is used.
            Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                    .filter(UnboundConfigurationPropertiesException.class::isInstance)
                    .flatMap(cause -> ((UnboundConfigurationPropertiesException) cause).getUnboundProperties().stream())
                    .forEach(property -> names.add(property.getName().toString()));
        }
        return names;
    }
}
