package org.chorusconnector.client.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.chorusconnector.client.ChorusFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");
    private static final int ACCOUNT = 1;
    private static final Duration HOUR = Duration.ofHours(1);

    private final TokenStore store = new TokenStore();
    private final AtomicInteger fetched = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({
        // life, seconds after which it is renewed: a tenth ahead, a minute at most
        "3600, 3540",
        "600, 540",
        "100, 90",
        "1, 0",
        "0, 0",
    })
    void renewsAheadOfTheEnd(long life, long renewedAfter) throws Exception {
        store.refresh(NOW, () -> token(NOW, Duration.ofSeconds(life)));

        if (renewedAfter > 0) {
            store.refresh(NOW.plusSeconds(renewedAfter).minusMillis(1), () -> token(NOW, HOUR));
            assertThat(fetched).hasValue(1);
        }
        store.refresh(NOW.plusSeconds(Math.max(1, renewedAfter)), () -> token(NOW, HOUR));
        assertThat(fetched).hasValue(2);
        assertThat(store.current()).contains("token-2");
    }

    @Test
    void lastsWhileItIsRenewedByAnother() throws Exception {
        store.refresh(NOW, () -> token(NOW, HOUR));
        Instant nearTheEnd = NOW.plus(HOUR).minusSeconds(30);
        CountDownLatch renewing = new CountDownLatch(1);
        CompletableFuture<TokenStore.Token> answer = new CompletableFuture<>();
        Future<?> renewal = threads.submit(() -> {
            store.refresh(nearTheEnd, () -> {
                renewing.countDown();
                return answer.join();
            });
            return null;
        });
        renewing.await();

        store.refresh(nearTheEnd, TokenStoreTest::mustNotBeAsked);

        assertThat(store.current()).contains("token-1");
        answer.complete(token(nearTheEnd, HOUR));
        renewal.get();
        assertThat(store.current()).contains("token-2");
    }

    @Test
    void isNotRenewedWithoutEndForAnAccountThatNoTokenHelps() throws Exception {
        for (int call = 0; call < 100; call++) {
            store.refresh(NOW, () -> token(NOW, HOUR));
            store.refuse(store.current().orElseThrow(), ACCOUNT, NOW);
        }
        assertThat(fetched).as("the first, and two for the account").hasValue(3);

        store.refuse(store.current().orElseThrow(), 2, NOW);
        store.refresh(NOW, () -> token(NOW, HOUR));
        assertThat(fetched).as("for another account").hasValue(4);
    }

    @Test
    void isRenewedAgainForAnAccountThatWorkedInTheMeantimeOrAMinuteLater() throws Exception {
        refuseUntilBlamed(NOW);
        store.accept(ACCOUNT);
        refuseUntilBlamed(NOW);
        assertThat(fetched).hasValue(5);

        refuseUntilBlamed(NOW.plusSeconds(59));
        assertThat(fetched).hasValue(5);
        refuseUntilBlamed(NOW.plusSeconds(60));
        assertThat(fetched).hasValue(7);
    }

    private void refuseUntilBlamed(Instant now) throws Exception {
        for (int call = 0; call < 10; call++) {
            store.refresh(now, () -> token(now, HOUR));
            store.refuse(store.current().orElseThrow(), ACCOUNT, now);
        }
        store.refresh(now, () -> token(now, HOUR));
    }

    @Test
    void staysWhenItsRenewalAheadOfTimeFails() throws Exception {
        store.refresh(NOW, () -> token(NOW, HOUR));

        store.refresh(NOW.plus(HOUR).minusSeconds(30), () -> {
            throw failure(ChorusFailedException.Reason.SERVER_ERROR);
        });

        assertThat(store.current()).contains("token-1");
    }

    @Test
    void doesNotStayPastItsEnd() throws Exception {
        store.refresh(NOW, () -> token(NOW, HOUR));

        assertThatExceptionOfType(ChorusFailedException.class)
                .isThrownBy(() -> store.refresh(NOW.plus(HOUR), () -> {
                    throw failure(ChorusFailedException.Reason.SERVER_ERROR);
                }));
        // A failure is not remembered.
        store.refresh(NOW.plus(HOUR), () -> token(NOW.plus(HOUR), HOUR));
        assertThat(store.current()).contains("token-2");
    }

    @Test
    void aRefusalOfAnOldTokenDoesNotTouchTheNewOne() throws Exception {
        store.refresh(NOW, () -> token(NOW, HOUR));
        store.refuse("token-1", ACCOUNT, NOW);
        store.refresh(NOW, () -> token(NOW, HOUR));

        store.refuse("token-1", ACCOUNT, NOW);

        store.refresh(NOW, TokenStoreTest::mustNotBeAsked);
        assertThat(store.current()).contains("token-2");
    }

    @Test
    void anotherCallerTakesOverFromOneThatWasInterrupted() throws Exception {
        CountDownLatch fetching = new CountDownLatch(1);
        CompletableFuture<TokenStore.Token> interrupted = new CompletableFuture<>();
        Future<?> first = threads.submit(() -> {
            store.refresh(NOW, () -> {
                fetching.countDown();
                return join(interrupted);
            });
            return null;
        });
        fetching.await();
        Future<?> second = threads.submit(() -> {
            store.refresh(NOW, () -> token(NOW, HOUR));
            return null;
        });

        interrupted.completeExceptionally(failure(ChorusFailedException.Reason.INTERRUPTED));

        second.get(10, TimeUnit.SECONDS);
        assertThat(store.current()).contains("token-1");
        assertThat(first).failsWithin(Duration.ofSeconds(10));
    }

    @Test
    void doesNotShowItself() {
        assertThat(TokenStore.Token.of("secret", NOW, HOUR).toString()).doesNotContain("secret");
    }

    private TokenStore.Token token(Instant now, Duration life) {
        return TokenStore.Token.of("token-" + fetched.incrementAndGet(), now, life);
    }

    private static TokenStore.Token join(CompletableFuture<TokenStore.Token> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            throw (ChorusFailedException) failed.getCause();
        }
    }

    private static TokenStore.Token mustNotBeAsked() {
        throw new AssertionError("no token was to be fetched");
    }

    private static ChorusFailedException failure(ChorusFailedException.Reason reason) {
        return new ChorusFailedException(reason, "no", "obtenirJeton", OptionalInt.empty(), "id", null);
    }
}
