package org.chorusconnector.client.internal.streaming;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/**
 * A JSON body that is written as it is sent: its length is known before, no copy of it is held, and it can be written again
 * by another attempt.
 */
public final class JsonBody extends RequestBody {

    /** Exactly what Chorus Pro requires (rule T3). */
    private static final MediaType JSON = MediaType.get("application/json;charset=utf-8");

    private final ObjectWriter writer;
    private final Object value;
    private final long length;

    private JsonBody(ObjectWriter writer, Object value) throws IOException {
        // The sink belongs to OkHttp: Jackson would close the connection under it.
        this.writer = writer.without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .without(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        this.value = value;
        this.length = measure(writer, value);
    }

    @Override
    public MediaType contentType() {
        return JSON;
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        writer.writeValue(sink.outputStream(), value);
    }

    /** The length of the JSON: files count for what they will take, without being opened. */
    private static long measure(ObjectWriter writer, Object value) throws IOException {
        FileContent.Measure files = new FileContent.Measure();
        CountingStream rest = new CountingStream();
        writer.withAttribute(FileContent.Measure.class, files).writeValue(rest, value);
        return rest.count + files.base64Length();
    }

    private static final class CountingStream extends OutputStream {
        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }

    /** Makes every JSON request body one of these. To be asked before a converter that would build the text in memory. */
    public static final class Factory extends Converter.Factory {

        private final ObjectMapper mapper;

        public Factory(ObjectMapper mapper) {
            this.mapper = mapper;
        }

        @Override
        public @Nullable Converter<?, RequestBody> requestBodyConverter(
                Type type, Annotation[] ofParameter, Annotation[] ofMethod, Retrofit retrofit) {
            ObjectWriter writer = mapper.writerFor(mapper.constructType(type));
            return value -> new JsonBody(writer, value);
        }
    }
}
