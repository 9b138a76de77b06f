package org.chorusconnector.springboot3;

import static org.assertj.core.api.Assertions.assertThat;

import org.chorusconnector.springapplication.BrokerApplicationContract;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;

class SpringBoot3IT extends BrokerApplicationContract {

    @Test
    void isOnThisLine() {
        assertThat(SpringBootVersion.getVersion()).startsWith("3.5.");
    }

    /** Which proves that the extension of the testkit does not need JUnit 6. */
    @Test
    void isOnTheJUnitOfThisLine() {
        assertThat(Test.class.getPackage().getImplementationVersion()).startsWith("5.12.");
    }
}
