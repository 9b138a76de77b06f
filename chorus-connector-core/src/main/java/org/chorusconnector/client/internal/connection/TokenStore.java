package org.chorusconnector.client.internal.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.ChorusFailedException;
import org.jspecify.annotations.Nullable;

/**
 * The access token of one application on one environment, fetched by one caller at a time. While the token at hand is still
 * good the others go on with it; otherwise they wait for the new one, and share its failure too. Thread-safe.
 */
public final class TokenStore {

    private static final Duration MAX_MARGIN = Duration.ofSeconds(60);
    private static final int MARGIN_SHARE = 10;

    /** New tokens for the sake of one account, as long as none of them helped it. */
    private static final int RENEWALS = 2;

    private static final Duration BLAMED_FOR = Duration.ofMinutes(1);

    private final AtomicReference<@Nullable Token> current = new AtomicReference<>();
    private final AtomicReference<@Nullable CompletableFuture<Token>> renewal = new AtomicReference<>();

    /** What was refused of accounts that no call has succeeded with since. */
    private final Map<Integer, Refusals> refusals = new ConcurrentHashMap<>();

    /**
     * Makes sure that the token at hand can be used, by renewing it when it is refused, expired or about to expire.
     *
     * @param fetch asks for a new one, by whoever comes first
     * @throws ChorusException when there is none to use
     */
    void refresh(Instant now, Supplier<Token> fetch) throws InterruptedException {
        while (true) {
            Token token = current.get();
            if (token != null && token.isFresh(now)) {
                return;
            }
            CompletableFuture<Token> mine = new CompletableFuture<>();
            CompletableFuture<Token> underWay = renewal.compareAndExchange(null, mine);
            if (underWay == null) {
                renew(token, now, fetch, mine);
                return;
            }
            if (token != null && token.isUsable(now)) {
                return;
            }
            if (isSettled(underWay)) {
                return;
            }
        }
    }

    /** The token at hand, good or not; empty before the first {@link #refresh}. */
    Optional<String> current() {
        return Optional.ofNullable(current.get()).map(Token::value);
    }

    /** Tells that a call of this account succeeded. */
    void accept(int account) {
        refusals.remove(account);
    }

    /**
     * Tells that a token was refused, or the account shown with it: the answer does not say which. Of many callers with the same
     * token the first one counts; a newer token stays. After new tokens that did not help, the account is blamed for a while:
     * one whose password is dead must not cost all others a new token for each of its calls.
     */
    void refuse(String value, int account, Instant now) {
        Token shown = current.get();
        if (shown == null || !shown.value().equals(value)) {
            return;
        }
        refusals.values().removeIf(one -> one.isOver(now));
        Refusals ofAccount = refusals.merge(
                account, new Refusals(value, 1, now.plus(BLAMED_FOR)), (known, another) -> known.with(value));
        if (ofAccount.tokens() <= RENEWALS) {
            current.compareAndSet(shown, shown.refused());
        }
    }

    private void renew(@Nullable Token old, Instant now, Supplier<Token> fetch, CompletableFuture<Token> mine) {
        try {
            Token replaced = current.get();
            if (replaced != null && replaced.isFresh(now)) {
                // Somebody renewed it between our look and our turn.
                mine.complete(replaced);
                return;
            }
            Token fetched = fetch.get();
            current.set(fetched);
            mine.complete(fetched);
        } catch (ChorusException failed) {
            mine.completeExceptionally(failed);
            // A token that is only about to expire will still do: the next caller tries again.
            if (old == null || !old.isUsable(now)) {
                throw failed;
            }
        } finally {
            // Whoever else waits must not wait for ever, even when an Error goes through here.
            mine.cancel(false);
            renewal.set(null);
        }
    }

    /** Waits for the caller that renews. False when it gave up for a reason of its own: then it is another's turn. */
    private static boolean isSettled(CompletableFuture<Token> underWay) throws InterruptedException {
        try {
            underWay.get();
            return true;
        } catch (CancellationException abandoned) {
            return false;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ChorusFailedException ofTheOther
                    && ofTheOther.reason() == ChorusFailedException.Reason.INTERRUPTED) {
                return false;
            }
            if (failed.getCause() instanceof ChorusException ofTheOther) {
                throw ofTheOther;
            }
            throw new IllegalStateException(failed);
        }
    }

    /**
     * How often an account was refused.
     *
     * @param last the last token that it was refused with
     * @param tokens with how many
     * @param until when this is forgotten
     */
    private record Refusals(String last, int tokens, Instant until) {

        Refusals with(String token) {
            return token.equals(last) ? this : new Refusals(token, tokens + 1, until);
        }

        boolean isOver(Instant now) {
            return !now.isBefore(until);
        }

        @Override
        public String toString() {
            return "Refusals[hidden]";
        }
    }

    /**
     * A token and its life.
     *
     * @param renewFrom when to look for a new one
     * @param expires when it is worth nothing
     */
    record Token(String value, Instant renewFrom, Instant expires, boolean isRefused) {

        /** A token given now, to be renewed ahead of its end: by a tenth of its life, a minute at most. */
        static Token of(String value, Instant now, Duration life) {
            Duration tenth = life.dividedBy(MARGIN_SHARE);
            Duration margin = tenth.compareTo(MAX_MARGIN) < 0 ? tenth : MAX_MARGIN;
            return new Token(value, now.plus(life).minus(margin), now.plus(life), false);
        }

        boolean isFresh(Instant now) {
            return !isRefused && now.isBefore(renewFrom);
        }

        boolean isUsable(Instant now) {
            return !isRefused && now.isBefore(expires);
        }

        Token refused() {
            return new Token(value, renewFrom, expires, true);
        }

        @Override
        public String toString() {
            return "Token[hidden, until " + expires + "]";
        }
    }
}
