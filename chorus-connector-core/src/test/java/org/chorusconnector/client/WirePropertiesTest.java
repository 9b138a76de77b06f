package org.chorusconnector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chorusconnector.client.Contract.Fullness;
import org.chorusconnector.client.Contract.Service;
import org.chorusconnector.client.internal.wire.WireDates;
import org.chorusconnector.client.invoices.Amounts;
import org.chorusconnector.client.invoices.EnteredInvoice;
import org.chorusconnector.client.invoices.InvoiceLine;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.InvoiceSubmission;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.chorusconnector.client.invoices.Submission;
import org.chorusconnector.client.invoices.TaxRate;
import org.chorusconnector.client.invoices.VatLine;
import org.chorusconnector.internal.time.Paris;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any value on the wire, tried on generated ones; a seed that fails is in the name of its test. */
class WirePropertiesTest {

    private static final Service SUBMISSION = Contract.services().get("soumettreFacture");
    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Stage stage = new Stage();
    private final ChorusPro chorus = stage.client();

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("fuzz.seeds", 100));
    }

    @AfterEach
    void close() {
        chorus.close();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyInvoiceIsSubmittedAsTheContractWantsItAndIsTheSameOnTheWire(int seed) throws IOException {
        Submission invoice = new RandomInvoices(seed).any();

        JsonNode body = submit(invoice);

        assertThat(SUBMISSION.problems(stage.body())).as(stage.body()).isEmpty();
        assertSameReferences(invoice, body);
        assertSameMoney(invoice, body);
        assertNoExponent(stage.body());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void moneyIsWrittenPlainlyAndReadBackWhateverItsForm(int seed) throws IOException {
        BigDecimal amount = new RandomInvoices(seed).amount();
        JsonNode body =
                submit(new RandomInvoices(seed).pdf(Amounts.withoutVat(amount)).build());
        JsonNode written = body.at("/montantTotal/montantHtTotal");

        assertNoExponent(stage.body());
        for (String form : new String[] {
            written.decimalValue().toPlainString(),
            '"' + amount.toPlainString() + '"',
            amount.toString(),
            '"' + amount.toString() + '"'
        }) {
            stage.answer(
                    200,
                    "{\"codeRetour\":0,\"listeFactures\":[{\"identifiantFactureCPP\":1,\"montantTTC\":" + form + "}]}");

            assertThat(chorus.invoices().search(InvoiceSearch.builder().build()))
                    .singleElement()
                    .extracting(InvoiceSummary::amountInclTax)
                    .satisfies(read -> assertThat(read.orElseThrow()).isEqualByComparingTo(amount));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anInvoiceWhoseTotalsAreOffIsRefused(int seed) {
        RandomInvoices random = new RandomInvoices(seed);
        EnteredInvoice right = random.entered().build();
        Amounts totals = right.amounts();
        BigDecimal off = new BigDecimal("0.02")
                .multiply(BigDecimal.valueOf(1 + right.lines().size()));
        Amounts wrong = switch (seed % 3) {
            case 0 -> new Amounts(totals.exclTax().add(off), totals.vat(), totals.inclTax(), totals.toPay());
            case 1 ->
                new Amounts(totals.exclTax(), totals.vat(), totals.inclTax().add(off), totals.toPay());
            default ->
                new Amounts(
                        totals.exclTax(),
                        totals.vat(),
                        totals.inclTax(),
                        totals.inclTax().add(off));
        };

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new RandomInvoices(seed).entered().amounts(wrong).build());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyFormOfADateIsTheSameDayInParis(int seed) {
        Random random = new Random(seed);
        ZonedDateTime moment = LocalDate.of(2020 + random.nextInt(15), 1, 1)
                .atStartOfDay(Paris.ZONE)
                .plusMinutes(random.nextInt(366 * 24 * 60));
        ZonedDateTime midnight = moment.truncatedTo(ChronoUnit.DAYS);

        for (ZonedDateTime date : new ZonedDateTime[] {moment, midnight}) {
            String text = new Mutations(seed).date(date);

            assertThat(WireDates.day(text)).as(text).contains(moment.toLocalDate());
        }
    }

    /** Numbers as texts, a list of one without its list, dates in another form, unknown fields. */
    @ParameterizedTest
    @MethodSource("typedServices")
    void anyShapeOfAnAnswerReadsTheSame(Service service) {
        JsonNode plain = service.answer(Fullness.FULL);
        stage.answer(plain);
        Object expected = SampleCalls.result(service.name(), chorus);

        for (int seed = 0; seed < 20; seed++) {
            JsonNode other = new Mutations(seed).reshape(plain);
            stage.answer(other);

            assertThat(SampleCalls.result(service.name(), chorus))
                    .as("seed %d: %s", seed, other)
                    .usingRecursiveComparison()
                    .isEqualTo(expected);
        }
    }

    /** All but those whose answer is given as it came. */
    static Stream<Service> typedServices() {
        Stage stage = new Stage();
        try (ChorusPro chorus = stage.client()) {
            return FuzzedAnswersTest.services()
                    .filter(service -> {
                        stage.answer(service.answer(Fullness.FULL));
                        return !(SampleCalls.result(service.name(), chorus) instanceof RawAnswer);
                    })
                    .toList()
                    .stream();
        }
    }

    private JsonNode submit(Submission invoice) throws IOException {
        stage.answer(200, "{\"codeRetour\":0,\"identifiantFactureCPP\":1}");
        if (invoice instanceof InvoiceSubmission pdf) {
            chorus.invoices().submit(pdf);
        } else {
            chorus.invoices().submit((EnteredInvoice) invoice);
        }
        return EXACT.readTree(stage.body());
    }

    private static void assertSameReferences(Submission invoice, JsonNode body) {
        if (invoice instanceof InvoiceSubmission pdf) {
            assertThat(body.path("modeDepot").asText())
                    .isEqualTo(pdf.isSigned() ? "DEPOT_PDF_SIGNE_API" : "DEPOT_PDF_API");
            assertThat(body.path("numeroFactureSaisi").asText())
                    .isEqualTo(pdf.number().value());
            assertThat(body.path("dateFacture").asText()).isEqualTo(pdf.date().toString());
        } else {
            assertThat(body.path("modeDepot").asText()).isEqualTo("SAISIE_API");
            assertThat(body.has("numeroFactureSaisi")).isFalse();
            assertThat(body.has("dateFacture")).isFalse();
        }
        assertThat(body.at("/destinataire/codeDestinataire").asText())
                .isEqualTo(invoice.recipient().value());
        assertThat(body.at("/fournisseur/idFournisseur").asLong())
                .isEqualTo(invoice.supplier().value());
        assertThat(body.at("/references/typeFacture").asText())
                .isEqualTo(invoice.type().code());
        assertThat(body.at("/cadreDeFacturation/codeCadreFacturation").asText())
                .isEqualTo(invoice.cadre().code());
        assertThat(body.path("commentaire").asText(""))
                .isEqualTo(invoice.comment().orElse(""));
        assertThat(body.at("/references/numeroBonCommande").asText(""))
                .isEqualTo(invoice.engagementNumber().map(Object::toString).orElse(""));
    }

    private static void assertSameMoney(Submission invoice, JsonNode body) {
        JsonNode totals = body.path("montantTotal");
        assertSame(totals.path("montantHtTotal"), invoice.amounts().exclTax());
        assertSame(totals.path("montantTVA"), invoice.amounts().vat());
        assertSame(totals.path("montantTtcTotal"), invoice.amounts().inclTax());
        assertSame(totals.path("montantAPayer"), invoice.amounts().toPay());
        invoice.discount().ifPresent(discount -> assertSame(totals.path("montantRemiseGlobaleTTC"), discount.amount()));
        for (int index = 0; index < invoice.lines().size(); index++) {
            InvoiceLine line = invoice.lines().get(index);
            JsonNode written = body.path("lignePoste").path(index);
            assertThat(written.path("lignePosteNumero").asInt()).isEqualTo(index + 1);
            assertSame(written.path("lignePosteQuantite"), line.quantity());
            assertSame(written.path("lignePosteMontantUnitaireHT"), line.unitPrice());
        }
        for (int index = 0; index < invoice.vatLines().size(); index++) {
            VatLine line = invoice.vatLines().get(index);
            JsonNode written = body.path("ligneTva").path(index);
            assertSame(written.path("ligneTvaMontantBaseHtParTaux"), line.base());
            assertSame(written.path("ligneTvaMontantTvaParTaux"), line.tax());
            line.rate().percent().ifPresent(rate -> assertSame(written.path("ligneTvaTauxManuel"), rate));
            assertThat(written.has("ligneTvaTaux")).isEqualTo(line.rate().equals(rateByCode(line)));
        }
    }

    private static TaxRate rateByCode(VatLine line) {
        return TaxRate.ofCode(line.rate().code().orElse("none"));
    }

    private static void assertSame(JsonNode written, BigDecimal amount) {
        assertThat(written.isNumber()).as(written.toString()).isTrue();
        assertThat(written.decimalValue()).isEqualByComparingTo(amount);
    }

    private static void assertNoExponent(String body) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(body)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token.isNumeric()) {
                    assertThat(json.getText()).matches("-?\\d+(\\.\\d+)?");
                }
            }
        }
    }
}
