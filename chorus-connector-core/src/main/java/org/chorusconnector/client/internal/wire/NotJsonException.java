package org.chorusconnector.client.internal.wire;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.ResponseBody;

/** The body of an answer is something else than JSON, such as the page of a gateway. Its message names it and no more. */
public final class NotJsonException extends IOException {

    private static final int START = 4096;
    private static final Pattern TITLE = Pattern.compile("<title[^>]*>\\s*([^<]+)", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_TITLE = 80;

    private NotJsonException(String what) {
        super(what);
    }

    /**
     * Looks at the beginning of a body, and leaves it there.
     *
     * @throws NotJsonException unless it begins as an object, a list or a text of JSON does
     */
    static void check(ResponseBody body) throws IOException {
        body.source().request(START);
        String start = body.source()
                .getBuffer()
                .snapshot((int) Math.min(START, body.source().getBuffer().size()))
                .utf8()
                .strip();
        if (start.isEmpty()) {
            throw new NotJsonException("the answer is empty");
        }
        if (start.charAt(0) == '<') {
            MediaType type = body.contentType();
            throw new NotJsonException("the answer is " + (type == null ? "" : type.type() + "/" + type.subtype() + " ")
                    + "no JSON" + title(start));
        }
    }

    /** The title of a page is written for everybody; what else is in it may repeat the request. */
    private static String title(String page) {
        Matcher title = TITLE.matcher(page);
        if (!title.find()) {
            return "";
        }
        String text =
                title.group(1).replaceAll("[^\\p{L}\\p{N} .,:;()/-]+", " ").strip();
        String shown = text.length() <= LONGEST_TITLE ? text : text.substring(0, LONGEST_TITLE);
        return shown.isEmpty() ? "" : String.format(Locale.ROOT, ", titled \"%s\"", shown);
    }
}
