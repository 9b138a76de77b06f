package org.chorusconnector.client.internal.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Reader;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A parser of an answer that is read into memory. Ordinary answers are read by all threads at once; of those that are far larger
 * only two at a time, since thirty threads with one each would fill a small heap. Confined to one thread, and to be closed.
 */
final class BoundedParser extends JsonParserDelegate {

    /** A page of 50 invoices has some 4,000 tokens and 60,000 characters. */
    private static final int ORDINARY_TOKENS = 20_000;

    private static final int ORDINARY_CHARACTERS = 250_000;

    private static final Semaphore LARGE_ANSWERS = new Semaphore(2, true);
    private static final long LONGEST_WAIT_SECONDS = 60;

    private final Turn turn;
    private int tokens;

    private BoundedParser(JsonParser parser, Turn turn) {
        super(parser);
        this.turn = turn;
    }

    static BoundedParser of(ObjectReader reader, Reader answer) throws IOException {
        Turn turn = new Turn();
        return new BoundedParser(reader.createParser(new CountedReader(answer, turn)), turn);
    }

    @Override
    public JsonToken nextToken() throws IOException {
        tokens++;
        if (tokens > ORDINARY_TOKENS) {
            turn.take();
        }
        return delegate.nextToken();
    }

    @Override
    public void close() throws IOException {
        turn.giveBack();
        super.close();
    }

    /** The right to read on beyond what is ordinary. */
    private static final class Turn {

        private boolean isTaken;

        void take() throws InterruptedIOException {
            if (isTaken) {
                return;
            }
            try {
                if (!LARGE_ANSWERS.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                    throw new InterruptedIOException("other large answers are being read");
                }
                isTaken = true;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                InterruptedIOException unread = new InterruptedIOException("interrupted while an answer was read");
                unread.initCause(interrupted);
                throw unread;
            }
        }

        void giveBack() {
            if (isTaken) {
                isTaken = false;
                LARGE_ANSWERS.release();
            }
        }
    }

    private static final class CountedReader extends FilterReader {

        private final Turn turn;
        private long characters;

        CountedReader(Reader answer, Turn turn) {
            super(answer);
            this.turn = turn;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            if (characters > ORDINARY_CHARACTERS) {
                turn.take();
            }
            int read = super.read(buffer, offset, length);
            characters += Math.max(read, 0);
            return read;
        }
    }
}
