package org.chorusconnector.springboot4;

import static org.assertj.core.api.Assertions.assertThat;

import org.chorusconnector.springapplication.BrokerApplicationContract;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;

class SpringBoot4IT extends BrokerApplicationContract {

    @Test
    void isOnThisLine() {
        assertThat(SpringBootVersion.getVersion()).startsWith("4.");
    }
}
