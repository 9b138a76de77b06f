package org.chorusconnector.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The invoices in a flow: UBL, CII and Factur-X, alone or several in a {@code .tar.gz}. Only what the platform checks is
 * read of them.
 */
final class FlowFile {

    /** Of all files of a lot, once unpacked. */
    private static final int LARGEST_CONTENT = 120_000_000;

    private static final int TAR_BLOCK = 512;

    /** The flow as a whole cannot be read. */
    static final class UnreadableFlowException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableFlowException(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * An invoice of a flow.
     *
     * @param supplierSiret who sends it
     * @param submission in the form of a submission, without supplier and files
     */
    record FlowInvoice(String supplierSiret, ObjectNode submission) {}

    private FlowFile() {}

    static List<FlowInvoice> read(String name, byte[] content) throws UnreadableFlowException {
        try {
            List<FlowInvoice> invoices = new ArrayList<>();
            for (byte[] file : isLot(name) ? unpack(content) : List.of(content)) {
                invoices.add(invoice(startsWith(file, "%PDF") ? embedded(file) : file));
            }
            if (invoices.isEmpty()) {
                throw new UnreadableFlowException("Le lot est vide");
            }
            return invoices;
        } catch (IOException | SAXException e) {
            throw new UnreadableFlowException("Le flux est illisible");
        }
    }

    static boolean isLot(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".tar.gz") || lower.endsWith(".tgz");
    }

    private static boolean startsWith(byte[] content, String mark) {
        return new String(content, 0, Math.min(content.length, 1024), StandardCharsets.ISO_8859_1).contains(mark);
    }

    private static List<byte[]> unpack(byte[] content) throws IOException {
        List<byte[]> files = new ArrayList<>();
        try (InputStream tar = new GZIPInputStream(new ByteArrayInputStream(content))) {
            int total = 0;
            for (byte[] header = tar.readNBytes(TAR_BLOCK);
                    header.length == TAR_BLOCK && header[0] != 0;
                    header = tar.readNBytes(TAR_BLOCK)) {
                int size = size(header);
                total = Math.addExact(total, size);
                if (total > LARGEST_CONTENT) {
                    throw new IOException("the lot is too large");
                }
                byte[] file = tar.readNBytes(size);
                tar.skipNBytes((TAR_BLOCK - size % TAR_BLOCK) % TAR_BLOCK);
                boolean isFile = header[156] == '0' || header[156] == 0;
                if (isFile) {
                    files.add(file);
                }
            }
        } catch (ArithmeticException e) {
            throw new IOException("the lot is too large", e);
        }
        return files;
    }

    private static int size(byte[] header) throws IOException {
        String octal = new String(header, 124, 12, StandardCharsets.US_ASCII)
                .replace("\0", "")
                .strip();
        try {
            return Math.toIntExact(Long.parseLong(octal, 8));
        } catch (NumberFormatException e) {
            throw new IOException("not a tar", e);
        }
    }

    /** The invoice in a Factur-X: among the streams of the PDF the one that holds a Cross Industry Invoice. */
    private static byte[] embedded(byte[] pdf) throws IOException {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf("stream"); at >= 0; at = text.indexOf("stream", at + 6)) {
            int start = at + "stream".length();
            while (start < pdf.length && (pdf[start] == '\r' || pdf[start] == '\n')) {
                start++;
            }
            int end = text.indexOf("endstream", start);
            if (end < 0) {
                break;
            }
            byte[] stream = java.util.Arrays.copyOfRange(pdf, start, end);
            for (byte[] candidate : List.of(stream, inflated(stream))) {
                if (new String(candidate, StandardCharsets.UTF_8).contains("CrossIndustryInvoice")) {
                    return candidate;
                }
            }
            at = end;
        }
        throw new IOException("no invoice in the PDF");
    }

    /** Nothing when the stream is not deflated. */
    private static byte[] inflated(byte[] stream) {
        var inflater = new Inflater();
        var bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            inflater.setInput(stream);
            for (int n = inflater.inflate(buffer);
                    n > 0 && bytes.size() < LARGEST_CONTENT;
                    n = inflater.inflate(buffer)) {
                bytes.write(buffer, 0, n);
            }
        } catch (DataFormatException e) {
            return new byte[0];
        } finally {
            inflater.end();
        }
        return bytes.toByteArray();
    }

    private static FlowInvoice invoice(byte[] xml) throws IOException, SAXException, UnreadableFlowException {
        Element root = parse(xml).getDocumentElement();
        return switch (root.getLocalName()) {
            case "CrossIndustryInvoice" -> cii(root);
            case "Invoice", "CreditNote" -> ubl(root);
            default -> throw new UnreadableFlowException("La syntaxe " + root.getLocalName() + " n'est pas lue");
        };
    }

    private static Document parse(byte[] xml) throws IOException, SAXException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(xml));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java platform has an XML parser", e);
        }
    }

    private static FlowInvoice cii(Element root) {
        String date = text(root, "ExchangedDocument", "IssueDateTime", "DateTimeString")
                .orElse("");
        boolean isCreditNote = text(root, "ExchangedDocument", "TypeCode").equals(Optional.of("381"));
        String sum = "SpecifiedTradeSettlementHeaderMonetarySummation";
        return new FlowInvoice(
                text(root, "SellerTradeParty", "SpecifiedLegalOrganization", "ID")
                        .orElse(""),
                submission(
                        text(root, "ExchangedDocument", "ID"),
                        Optional.of(date.replaceFirst("^(\\d{4})(\\d\\d)(\\d\\d)$", "$1-$2-$3")),
                        isCreditNote,
                        text(root, "BuyerTradeParty", "SpecifiedLegalOrganization", "ID"),
                        text(root, "BuyerReference"),
                        text(root, "BuyerOrderReferencedDocument", "IssuerAssignedID"),
                        text(root, "InvoiceCurrencyCode"),
                        new Amounts(
                                amount(root, sum, "TaxBasisTotalAmount"),
                                amount(root, sum, "TaxTotalAmount"),
                                amount(root, sum, "GrandTotalAmount"),
                                amount(root, sum, "DuePayableAmount"))));
    }

    private static FlowInvoice ubl(Element root) {
        String total = "LegalMonetaryTotal";
        return new FlowInvoice(
                text(root, "AccountingSupplierParty", "PartyLegalEntity", "CompanyID")
                        .or(() -> text(root, "AccountingSupplierParty", "PartyIdentification", "ID"))
                        .orElse(""),
                submission(
                        text(root, "ID"),
                        text(root, "IssueDate"),
                        root.getLocalName().equals("CreditNote"),
                        text(root, "AccountingCustomerParty", "PartyLegalEntity", "CompanyID")
                                .or(() -> text(root, "AccountingCustomerParty", "PartyIdentification", "ID")),
                        text(root, "BuyerReference"),
                        text(root, "OrderReference", "ID"),
                        text(root, "DocumentCurrencyCode"),
                        new Amounts(
                                amount(root, total, "TaxExclusiveAmount"),
                                amount(root, "TaxTotal", "TaxAmount"),
                                amount(root, total, "TaxInclusiveAmount"),
                                amount(root, total, "PayableAmount"))));
    }

    private record Amounts(BigDecimal excludingTax, BigDecimal tax, BigDecimal includingTax, BigDecimal due) {}

    private static ObjectNode submission(
            Optional<String> number,
            Optional<String> date,
            boolean isCreditNote,
            Optional<String> recipient,
            Optional<String> service,
            Optional<String> engagement,
            Optional<String> currency,
            Amounts amounts) {
        ObjectNode submission = Json.object().put("modeDepot", "UPLOAD_API");
        number.ifPresent(text -> submission.put("numeroFactureSaisi", text));
        date.ifPresent(text -> submission.put("dateFacture", text));
        ObjectNode address = submission.putObject("destinataire").put("codeDestinataire", recipient.orElse(""));
        service.ifPresent(code -> address.put("codeServiceExecutant", code));
        submission.putObject("cadreDeFacturation").put("codeCadreFacturation", "A1_FACTURE_FOURNISSEUR");
        ObjectNode references = submission
                .putObject("references")
                .put("deviseFacture", currency.orElse("EUR"))
                .put("typeFacture", isCreditNote ? "AVOIR" : "FACTURE");
        engagement.ifPresent(text -> references.put("numeroBonCommande", text));
        if (!isCreditNote) {
            references.put("modePaiement", "VIREMENT");
        }
        submission
                .putObject("montantTotal")
                .put("montantHtTotal", amounts.excludingTax())
                .put("montantTVA", amounts.tax())
                .put("montantTtcTotal", amounts.includingTax())
                .put("montantAPayer", amounts.due());
        return submission;
    }

    private static BigDecimal amount(Element root, String... path) {
        try {
            return text(root, path).map(BigDecimal::new).orElse(BigDecimal.ZERO);
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }

    /** The text under the first descendant of each local name in turn; empty when there is none, or nothing but blanks. */
    private static Optional<String> text(Element root, String... path) {
        Element at = root;
        for (String name : path) {
            NodeList found = at.getElementsByTagNameNS("*", name);
            if (found.getLength() == 0) {
                return Optional.empty();
            }
            at = (Element) found.item(0);
        }
        return Optional.of(at.getTextContent().strip()).filter(text -> !text.isEmpty());
    }
}
