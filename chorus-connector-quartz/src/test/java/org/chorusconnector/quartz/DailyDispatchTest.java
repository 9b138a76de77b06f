package org.chorusconnector.quartz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.CronTrigger;

class DailyDispatchTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @AutoClose
    private final Broker broker = new Broker("http://localhost:1");

    private final DailyDispatch daily = DailyDispatch.of(broker.dispatch());

    @Test
    void isAtSevenInTheEveningOfParisAcrossBothClockChanges() {
        assertThat(nextFireTimes("2027-03-26T20:00:00Z", 3))
                .containsExactly("2027-03-27T18:00:00Z", "2027-03-28T17:00:00Z", "2027-03-29T17:00:00Z");
        assertThat(nextFireTimes("2027-10-29T20:00:00Z", 3))
                .containsExactly("2027-10-30T17:00:00Z", "2027-10-31T18:00:00Z", "2027-11-01T18:00:00Z");
    }

    @Test
    void canBeAtAnotherTimeToTheSecond() {
        CronTrigger trigger = daily.at(LocalTime.of(6, 30, 15)).trigger();

        ZonedDateTime next = trigger.getFireTimeAfter(new Date()).toInstant().atZone(PARIS);

        assertThat(next.toLocalTime()).isEqualTo(LocalTime.of(6, 30, 15));
    }

    @Test
    void isAtTheSameTimeWhereDigitsAreWrittenOtherwise() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("th-TH-u-nu-thai"));
        try {
            assertThat(daily.at(LocalTime.of(6, 30, 15)).trigger().getCronExpression())
                    .isEqualTo("15 30 6 * * ?");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"02:00", "02:30", "02:59:59"})
    void refusesTheHourInWhichTheClocksChange(String time) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> daily.at(LocalTime.parse(time)))
                .withMessageContaining(time)
                .withMessageContaining("clocks of Paris change");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01:59:59", "03:00"})
    void takesTheHoursBesideIt(String time) {
        assertThat(daily.at(LocalTime.parse(time)))
                .hasToString("chorus-connector.daily-dispatch at " + time + " Europe/Paris");
    }

    @Test
    void refusesAFractionOfASecond() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> daily.at(LocalTime.of(19, 0, 0, 1)))
                .withMessageContaining("whole second");
    }

    @Test
    void makesAMissedFireTimeGoodOnce() {
        assertThat(daily.trigger().getMisfireInstruction()).isEqualTo(CronTrigger.MISFIRE_INSTRUCTION_FIRE_ONCE_NOW);
    }

    @Test
    void recoversAndStoresNothingButNames() {
        var job = daily.named("night", "broker-7").jobDetail();

        assertThat(job.getKey()).hasToString("night.broker-7");
        assertThat(job.isDurable()).isTrue();
        assertThat(job.requestsRecovery()).isTrue();
        assertThat(job.isConcurrentExecutionDisallowed()).isTrue();
        assertThat(job.getJobDataMap()).isEmpty();
    }

    private List<String> nextFireTimes(String after, int count) {
        CronTrigger trigger = daily.trigger();
        return Stream.iterate(Date.from(Instant.parse(after)), trigger::getFireTimeAfter)
                .skip(1)
                .limit(count)
                .map(fire -> fire.toInstant().toString())
                .toList();
    }
}
