package org.chorusconnector.client.internal.call;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import okhttp3.ResponseBody;
import org.chorusconnector.client.CallAttempt.Outcome;
import org.chorusconnector.client.internal.streaming.UnreadableContentException;
import org.chorusconnector.client.internal.transport.SendGuard;
import org.chorusconnector.client.internal.transport.UnsentException;
import org.chorusconnector.client.internal.transport.WithdrawnException;
import org.chorusconnector.client.internal.wire.AnswerBody;
import org.chorusconnector.client.internal.wire.ChorusJson;
import org.chorusconnector.client.internal.wire.Coded;
import org.chorusconnector.client.internal.wire.IncompleteAnswerException;
import org.chorusconnector.client.internal.wire.IncompleteListException;
import org.chorusconnector.client.internal.wire.NotJsonException;
import org.chorusconnector.client.internal.wire.RefusedAnswerException;
import org.chorusconnector.client.internal.wire.UncodedAnswerException;
import org.chorusconnector.internal.text.PlainText;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/** Makes one attempt and tells what it came to: status, then {@code codeRetour}, then what the answer must hold. */
public final class AnswerReader {

    private static final int MAX_LABEL = 1000;

    /** Nobody waits longer: what is more is as good as this. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final AnswerBody errorBodies;
    private final Clock clock;
    private final Credentials credentials;

    AnswerReader(Clock clock, Credentials credentials) {
        this.errorBodies = new AnswerBody(ChorusJson.mapper());
        this.clock = clock;
        this.credentials = credentials;
    }

    <W, T> AttemptResult<T> send(Call<W> attempt, AnswerParser<? super W, ? extends T> reader) {
        try {
            Response<W> response = attempt.execute();
            if (!response.isSuccessful()) {
                return error(response);
            }
            credentials.accept(response.raw().request());
            return success(response, reader);
        } catch (IOException broken) {
            return broken(broken);
        }
    }

    private <W, T> AttemptResult<T> success(Response<W> response, AnswerParser<? super W, ? extends T> reader)
            throws IOException {
        int status = response.code();
        W body = response.body();
        if (body == null) {
            return AttemptResult.wrongAnswer(Outcome.UNREADABLE, OptionalInt.of(status), "the answer is empty");
        }
        try {
            return AttemptResult.answered(reader.of(body), status);
        } catch (RefusedAnswerException refused) {
            return AttemptResult.refused(refused.code(), label(refused.label()), status);
        } catch (UncodedAnswerException | IncompleteListException unreadable) {
            return AttemptResult.wrongAnswer(Outcome.UNREADABLE, OptionalInt.of(status), "" + unreadable.getMessage());
        } catch (IncompleteAnswerException incomplete) {
            return AttemptResult.incomplete(status, incomplete);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException notAValue) {
            // Our own values check themselves: an identifier of 0 is as good as none.
            return AttemptResult.wrongAnswer(
                    Outcome.INCOMPLETE, OptionalInt.of(status), "the answer holds a value that makes no sense");
        }
    }

    private <T> AttemptResult<T> error(Response<?> response) {
        int status = response.code();
        if (status == 400) {
            JsonNode body = errorBody(response.errorBody());
            Integer code = Coded.codeOf(body);
            if (code != null && code != 0) {
                return AttemptResult.refused(code, label(Coded.labelOf(body)), status);
            }
            if (body.path("error").asText().equals("invalid_client")) {
                return AttemptResult.ofStatus(Outcome.CLIENT_REFUSED, status, Duration.ZERO);
            }
        }
        if (status == 401) {
            credentials.refuse(response.raw().request());
        }
        return AttemptResult.ofStatus(outcomeOf(status), status, retryAfter(response));
    }

    /** What a status alone means. A redirection is no answer of Chorus Pro: some gateway took the call. */
    private static Outcome outcomeOf(int status) {
        return switch (status) {
            case 401 -> Outcome.UNAUTHORIZED;
            case 403 -> Outcome.FORBIDDEN;
            case 404 -> Outcome.UNKNOWN_PATH;
            // A gateway also answers so when it was the platform behind it that kept it waiting.
            case 408 -> Outcome.LOST;
            // Something stands against the request: perhaps what it did itself a moment ago.
            case 409 -> Outcome.UNREADABLE;
            case 429 -> Outcome.TOO_MANY_CALLS;
            case 500, 502, 503, 504 -> Outcome.SERVER_TROUBLE;
            default ->
                status >= 500 ? Outcome.SERVER_ERROR : status >= 400 ? Outcome.REQUEST_REFUSED : Outcome.UNREADABLE;
        };
    }

    private static <T> AttemptResult<T> broken(IOException broken) {
        Optional<UnreadableContentException> ofTheHost = causeOf(broken, UnreadableContentException.class);
        if (ofTheHost.isPresent()) {
            return AttemptResult.broken(
                    Outcome.NOT_READABLE_HERE, "" + ofTheHost.get().getMessage(), ofTheHost.get());
        }
        if (causeOf(broken, WithdrawnException.class).isPresent()) {
            return AttemptResult.broken(Outcome.WITHDRAWN, "", broken);
        }
        if (causeOf(broken, UnsentException.class).isPresent()) {
            return AttemptResult.broken(Outcome.NOT_SENT, "", broken);
        }
        if (broken instanceof NotJsonException other) {
            return AttemptResult.wrongAnswer(Outcome.UNREADABLE, OptionalInt.empty(), "" + other.getMessage());
        }
        if (broken instanceof JacksonException json) {
            // Neither message nor cause: both may quote the answer.
            return AttemptResult.wrongAnswer(
                    Outcome.UNREADABLE, OptionalInt.empty(), "the answer is not " + expectation(json));
        }
        return AttemptResult.broken(Outcome.LOST, "", broken);
    }

    private static <E extends IOException> Optional<E> causeOf(IOException broken, Class<E> kind) {
        return Stream.iterate((Throwable) broken, Objects::nonNull, Throwable::getCause)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    private static String expectation(JacksonException json) {
        String path = json instanceof JsonMappingException mapping ? mapping.getPathReference() : "";
        return path.isEmpty() ? "the JSON of this service" : "the JSON of this service, at " + path;
    }

    /** The body of an error may be empty, a page or a text: then the status is all there is. */
    private JsonNode errorBody(@Nullable ResponseBody body) {
        try {
            JsonNode read = body == null ? null : errorBodies.convert(body);
            return read == null ? MissingNode.getInstance() : read;
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }

    private Duration retryAfter(Response<?> response) {
        return Optional.ofNullable(response.raw().header(SendGuard.RETRY_AFTER))
                .flatMap(this::wait)
                .filter(wait -> !wait.isNegative())
                .map(wait -> wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT)
                .orElse(Duration.ZERO);
    }

    private Optional<Duration> wait(String header) {
        String text = header.trim();
        try {
            if (!text.isEmpty() && text.chars().allMatch(Character::isDigit)) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            }
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(clock.instant(), until));
        } catch (DateTimeException | ArithmeticException | NumberFormatException neitherSecondsNorDate) {
            return Optional.empty();
        }
    }

    private static String label(@Nullable String libelle) {
        return libelle == null ? "" : PlainText.cut(PlainText.of(libelle).strip(), MAX_LABEL);
    }
}
