package org.chorusconnector.client.internal.streaming;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import okhttp3.ResponseBody;
import org.chorusconnector.client.files.FileTarget;
import org.chorusconnector.client.internal.wire.Coded;
import org.chorusconnector.client.internal.wire.IncompleteAnswerException;
import org.chorusconnector.client.internal.wire.RefusedAnswerException;
import org.chorusconnector.client.internal.wire.UncodedAnswerException;

/**
 * A file in an answer, decoded from base64 while it is read: no copy of it is held.
 *
 * @param field wire name of the text that holds it
 * @param target where it goes
 */
public record FileDownload(String field, FileTarget target) {

    /** Of what stands beside the file; the file itself is decoded as it comes. */
    private static final int MAX_TEXT = 100_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(MAX_TEXT).build())
            .build();
    private static final Base64Variant BASE64 = Base64Variants.MIME_NO_LINEFEEDS.withPaddingAllowed();
    private static final long NO_FILE = -1;

    /**
     * Reads the whole answer. The file is complete only when this returns.
     *
     * @return size of the file in bytes
     * @throws RefusedAnswerException when the answer is a refusal
     * @throws IncompleteAnswerException when there is no file in it
     */
    public long read(ResponseBody answer) throws IOException {
        try (answer;
                JsonParser json = JSON.createParser(answer.byteStream())) {
            long size = readFields(json);
            if (size == NO_FILE) {
                throw IncompleteAnswerException.missing(field);
            }
            onTarget(target::completed);
            return size;
        } catch (IOException | RuntimeException | Error failure) {
            abandon(failure);
            throw failure;
        }
    }

    /** What went wrong before says more than a target that cannot even be given up. */
    private void abandon(Throwable failure) {
        try {
            onTarget(target::abandoned);
        } catch (UnreadableContentException ofTheHost) {
            failure.addSuppressed(ofTheHost);
        }
    }

    private long readFields(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw IncompleteAnswerException.missing(field);
        }
        Envelope envelope = new Envelope();
        long size = NO_FILE;
        try {
            json.nextToken();
            while (json.currentToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals(field) && value == JsonToken.VALUE_STRING && envelope.code == 0) {
                    size = decode(json);
                    json.nextToken();
                } else {
                    envelope.read(name, json);
                }
            }
        } catch (IOException cutOff) {
            envelope.requireSuccess();
            throw cutOff;
        }
        envelope.requireSuccess();
        if (json.currentToken() != JsonToken.END_OBJECT) {
            throw IncompleteAnswerException.missing(field);
        }
        return size;
    }

    private long decode(JsonParser json) throws IOException {
        try (TargetStream out = new TargetStream(target)) {
            return json.readBinaryValue(BASE64, out);
        }
    }

    private static void onTarget(FileStep step) throws UnreadableContentException {
        try {
            step.take();
        } catch (IOException | RuntimeException ofTheHost) {
            throw new UnreadableContentException("the file cannot be written", ofTheHost);
        }
    }

    /** Whether the call was refused, as far as the answer has been read. */
    private static final class Envelope {

        private int code;
        private String label = "";

        /** Takes a field, and goes on to the next. */
        void read(String name, JsonParser json) throws IOException {
            if (name.equals("libelle")) {
                label = json.getValueAsString("");
            }
            int number = name.equals("codeRetour") ? codeOf(json) : code;
            json.skipChildren();
            json.nextToken();
            // Only what follows proves that a number has ended.
            code = number;
        }

        /** Some services leave the code out of a success; one that is no whole number proves nothing. */
        private static int codeOf(JsonParser json) throws IOException {
            if (json.currentToken() == JsonToken.VALUE_NULL) {
                return 0;
            }
            Integer code = Coded.codeOf(json.getValueAsString(""));
            if (code == null) {
                throw new UncodedAnswerException("the answer has no codeRetour that is a whole number");
            }
            return code;
        }

        void requireSuccess() throws RefusedAnswerException {
            if (code != 0) {
                throw new RefusedAnswerException(code, label);
            }
        }
    }

    @FunctionalInterface
    private interface FileStep {
        void take() throws IOException;
    }

    /** Tells a target that cannot be written from a connection that broke. */
    private static final class TargetStream extends FilterOutputStream {

        private final long most;
        private long written;

        TargetStream(FileTarget target) throws UnreadableContentException {
            super(open(target));
            this.most = target.maxBytes();
        }

        private void count(int bytes) throws UnreadableContentException {
            written += bytes;
            if (written > most) {
                throw new UnreadableContentException(
                        "the file has more than " + most + " bytes; raise maxBytes() of its FileTarget", null);
            }
        }

        @Override
        public void write(int b) throws IOException {
            count(1);
            onTarget(() -> out.write(b));
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            count(length);
            onTarget(() -> out.write(bytes, offset, length));
        }

        @Override
        public void flush() throws IOException {
            onTarget(out::flush);
        }

        @Override
        public void close() throws IOException {
            onTarget(out::close);
        }

        private static OutputStream open(FileTarget target) throws UnreadableContentException {
            try {
                return target.open();
            } catch (IOException | RuntimeException ofTheHost) {
                // The edge to the host's code: whatever it throws, there is nowhere to write.
                throw new UnreadableContentException("the file cannot be written", ofTheHost);
            }
        }
    }
}
