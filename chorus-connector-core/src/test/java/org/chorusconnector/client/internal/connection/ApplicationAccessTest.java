package org.chorusconnector.client.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.chorusconnector.client.internal.transport.Quota;
import org.junit.jupiter.api.Test;

/** PISTE counts by the identifier of an application, however many objects stand for it. */
class ApplicationAccessTest {

    private final URI production = own("https://api.example.org/");
    private final URI sandbox = own("https://sandbox.example.org/");
    private static final Quota.Limits LIMITS = new Quota.Limits(20, Quota.Limits.NO_HOURLY_CEILING, 1000, 0);

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final ApplicationAccess one = application("id-1", LIMITS);

    @Test
    void countsTheCallsOfAllApplicationsOfOneIdentifierTogether() throws Exception {
        Quota quota = one.quotaAt(production);
        Quota ofOther = application("id-1", LIMITS).quotaAt(production);
        quota.departAhead(TODAY);
        ofOther.departAhead(TODAY);

        assertThat(quota.departuresOn(TODAY)).isEqualTo(2);
        assertThat(ofOther.departuresOn(TODAY)).isEqualTo(2);
    }

    @Test
    void sharesTheTokenBetweenApplicationsOfOneIdentifier() {
        assertThat(application("id-1", LIMITS).tokensOf(production)).isSameAs(one.tokensOf(production));
    }

    @Test
    void keepsEnvironmentsAndIdentifiersApart() throws Exception {
        one.quotaAt(production).departAhead(TODAY);
        ApplicationAccess stranger = application("id-2", LIMITS);

        assertThat(one.quotaAt(sandbox).departuresOn(TODAY)).isZero();
        assertThat(stranger.quotaAt(production).departuresOn(TODAY)).isZero();
        assertThat(stranger.tokensOf(production)).isNotSameAs(one.tokensOf(production));
    }

    @Test
    void holdsEachApplicationToItsOwnLimits() throws Exception {
        Quota generous = one.quotaAt(production);
        Quota mean = application("id-1", new Quota.Limits(20, Quota.Limits.NO_HOURLY_CEILING, 2, 0))
                .quotaAt(production);
        generous.departAhead(TODAY);
        generous.departAhead(TODAY);

        assertThatExceptionOfType(Quota.DailyBudgetSpentException.class).isThrownBy(() -> mean.departAhead(TODAY));
        generous.departAhead(TODAY);
    }

    /** What one test counts is shared with the next one at the same address. */
    private static URI own(String address) {
        return URI.create(address + UUID.randomUUID());
    }

    private static ApplicationAccess application(String clientId, Quota.Limits limits) {
        return new ApplicationAccess(clientId, () -> "secret", limits);
    }
}
