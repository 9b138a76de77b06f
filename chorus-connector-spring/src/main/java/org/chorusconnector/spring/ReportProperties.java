package org.chorusconnector.spring;

import org.chorusconnector.Language;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What people read.
 *
 * @param language Language of notifications and reports.
 */
@ConfigurationProperties("dispatch.report")
record ReportProperties(@DefaultValue("fr") Language language) {}
