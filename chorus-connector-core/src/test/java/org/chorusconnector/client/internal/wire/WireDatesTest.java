package org.chorusconnector.client.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireDatesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-04-02, 2026-04-02, 2026-04-01T22:00:00Z",
        "2026-04-02 15:45, 2026-04-02, 2026-04-02T13:45:00Z",
        "2026-01-02 15:45, 2026-01-02, 2026-01-02T14:45:00Z",
        "2026-04-02T15:45:39, 2026-04-02, 2026-04-02T13:45:39Z",
        "2026-04-02T15:45:39.674+02:00, 2026-04-02, 2026-04-02T13:45:39.674Z",
        "2026-04-02T15:45:39.674+0200, 2026-04-02, 2026-04-02T13:45:39.674Z",
        "2026-04-02T23:30:00Z, 2026-04-03, 2026-04-02T23:30:00Z",
        "2026-04-02T00:00:00.000+02:00, 2026-04-02, 2026-04-01T22:00:00Z",
        "' 2026-04-02 ', 2026-04-02, 2026-04-01T22:00:00Z",
    })
    void readsTheThreeFormatsInTheZoneOfParis(String text, LocalDate day, Instant instant) {
        assertThat(WireDates.day(text)).contains(day);
        assertThat(WireDates.instant(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "02/04/2026", "2026-13-01", "2026-02-30", "2026-04-02T", "1775052000000"})
    void countsWhatCannotBeReadAsAbsent(String text) {
        assertThat(WireDates.day(text)).isEmpty();
        assertThat(WireDates.instant(text)).isEmpty();
    }

    @Test
    void countsNothingAsAbsent() {
        assertThat(WireDates.day(null)).isEmpty();
        assertThat(WireDates.instant(null)).isEmpty();
    }
}
