package org.chorusconnector.examples.nightlysend;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes the smallest PDF that a reader shows: a page with a few lines. */
final class DemoPdf {

    private DemoPdf() {}

    /** A page with these lines, which are ASCII. */
    static byte[] of(String... lines) {
        StringBuilder content = new StringBuilder("BT /F1 14 Tf 72 760 Td 18 TL");
        for (String line : lines) {
            content.append(" (").append(line.replaceAll("([\\\\()])", "\\\\$1")).append(") Tj T*");
        }
        content.append(" ET");
        List<String> objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                        + " /Resources << /Font << /F1 5 0 R >> >> >>",
                "<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        append(pdf, "%PDF-1.4\n");
        List<Integer> offsets = new ArrayList<>();
        for (String object : objects) {
            offsets.add(pdf.size());
            append(pdf, offsets.size() + " 0 obj\n" + object + "\nendobj\n");
        }
        int table = pdf.size();
        int entries = objects.size() + 1;
        append(pdf, "xref\n0 " + entries + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> append(pdf, String.format(Locale.ROOT, "%010d 00000 n \n", offset)));
        append(pdf, "trailer\n<< /Size " + entries + " /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n");
        return pdf.toByteArray();
    }

    private static void append(ByteArrayOutputStream pdf, String text) {
        pdf.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
