package org.chorusconnector.client.files;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What Chorus Pro takes as a file. */
public final class FileRules {

    /**
     * Largest file, in bytes (rules A1 and A3). Chorus Pro says 10 MB without telling which: this is the smaller reading.
     */
    public static final long MAX_FILE_BYTES = 10_000_000;

    /** Largest sum of the files of one invoice, the main one included, in bytes (rule A2). */
    public static final long MAX_TOTAL_BYTES = 120_000_000;

    /** Longest file name, in characters, extension included (rule A5). */
    public static final int MAX_NAME_LENGTH = 50;

    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private static final Map<String, String> MIME_TYPES = mimeTypes();

    /** The extensions that are taken, in upper case and without dot (rule A6); names are compared without case. */
    public static final Set<String> ACCEPTED_EXTENSIONS = MIME_TYPES.keySet();

    private FileRules() {}

    /**
     * Tells which rule a file name breaks.
     *
     * @return the broken rule in words, empty when the name can be used
     */
    public static Optional<String> problemOfName(String name) {
        if (name.isBlank()) {
            return Optional.of("has no name (rule A5)");
        }
        if (name.length() > MAX_NAME_LENGTH) {
            return Optional.of("has a name of " + name.length() + " characters, at most " + MAX_NAME_LENGTH
                    + " are taken, extension included (rule A5)");
        }
        Optional<String> extension = extensionOf(name);
        if (extension.isEmpty()) {
            return Optional.of("has a name without extension (rule A6)");
        }
        if (!ACCEPTED_EXTENSIONS.contains(extension.get())) {
            return Optional.of("has an extension that Chorus Pro does not take: " + extension.get() + " (rule A6)");
        }
        return Optional.empty();
    }

    /**
     * Tells which rule a file size breaks.
     *
     * @param bytes size of the file
     * @return the broken rule in words, empty when the size is taken
     */
    public static Optional<String> problemOfSize(long bytes) {
        if (bytes <= 0) {
            return Optional.of("is empty (rule A9)");
        }
        if (bytes > MAX_FILE_BYTES) {
            return Optional.of("has " + bytes + " bytes, at most " + MAX_FILE_BYTES + " are taken (rule A1)");
        }
        return Optional.empty();
    }

    /** What follows the last dot of a name, in upper case; empty when there is no dot, or nothing before or after it. */
    public static Optional<String> extensionOf(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 || dot == name.length() - 1
                ? Optional.empty()
                : Optional.of(name.substring(dot + 1).toUpperCase(Locale.ROOT));
    }

    /** The MIME type that goes with an extension, {@code application/octet-stream} for want of a better one. */
    static String mimeTypeOf(String extension) {
        return MIME_TYPES.getOrDefault(extension.toUpperCase(Locale.ROOT), UNKNOWN_TYPE);
    }

    private static Map<String, String> mimeTypes() {
        Map<String, String> types = new TreeMap<>();
        types.put("BMP", "image/bmp");
        types.put("BZ2", "application/x-bzip2");
        types.put("CSV", "text/csv");
        types.put("DOC", "application/msword");
        types.put("DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        types.put("FAX", UNKNOWN_TYPE);
        types.put("GIF", "image/gif");
        types.put("GZ", "application/gzip");
        types.put("GZIP", "application/gzip");
        types.put("HTM", "text/html");
        types.put("HTML", "text/html");
        types.put("JPEG", "image/jpeg");
        types.put("JPG", "image/jpeg");
        types.put("ODP", "application/vnd.oasis.opendocument.presentation");
        types.put("ODS", "application/vnd.oasis.opendocument.spreadsheet");
        types.put("ODT", "application/vnd.oasis.opendocument.text");
        types.put("P7S", "application/pkcs7-signature");
        types.put("PDF", "application/pdf");
        types.put("PNG", "image/png");
        types.put("PPS", "application/vnd.ms-powerpoint");
        types.put("PPT", "application/vnd.ms-powerpoint");
        types.put("PPTX", "application/vnd.openxmlformats-officedocument.presentationml.presentation");
        types.put("RTF", "application/rtf");
        types.put("SVG", "image/svg+xml");
        types.put("TGZ", "application/gzip");
        types.put("TIF", "image/tiff");
        types.put("TIFF", "image/tiff");
        types.put("TXT", "text/plain");
        types.put("XHTML", "application/xhtml+xml");
        types.put("XLC", "application/vnd.ms-excel");
        types.put("XLM", "application/vnd.ms-excel");
        types.put("XLS", "application/vnd.ms-excel");
        types.put("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        types.put("XML", "application/xml");
        types.put("ZIP", "application/zip");
        return Collections.unmodifiableMap(types);
    }
}
