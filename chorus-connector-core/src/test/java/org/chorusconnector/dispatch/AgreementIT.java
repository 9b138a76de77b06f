package org.chorusconnector.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.chorusconnector.internal.time.Paris;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.receipt.ClientType;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.receipt.Documents;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.receipt.ReceiptKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The selection, the rehearsal and the run agree on what is sendable, item by item and reason by reason. */
class AgreementIT extends DispatchScene {

    private static final int ITEMS = 150;

    /** The number that is only refused on the day of submission, and the one that only looks like it on the business day. */
    private static final LocalDate BUSINESS_DAY = Broker.TODAY.minusDays(3);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void onGeneratedReceipts(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ITEMS; i++) {
            generate(i, random);
        }

        Map<String, List<String>> selected = new HashMap<>();
        try (var decisions = Selection.of(
                        query -> broker.items.stream(),
                        receipt -> broker.papers.get(receipt.number()),
                        Broker.settings())
                .ledger(broker.ledger)
                .online(chorus)
                .clock(Clock.fixed(Broker.NOW, Paris.ZONE))
                .build()
                .decisions(BUSINESS_DAY)) {
            decisions.forEach(decision -> selected.put(
                    decision.number(),
                    decision.reasons().stream().map(Object::toString).toList()));
        }
        Map<String, ItemResult> rehearsed =
                broker.results(broker.dispatch(chorus).build().rehearse(BUSINESS_DAY));
        Map<String, ItemResult> sent =
                broker.results(broker.dispatch(chorus).build().run(BUSINESS_DAY).orElseThrow());

        assertThat(selected).hasSize(ITEMS);
        selected.forEach((number, reasons) -> {
            boolean isForToday =
                    reasons.stream().noneMatch(List.of("NOT_DUE", "BEFORE_CUTOFF", "DISPATCH_DISABLED")::contains);
            if (!isForToday) {
                assertThat(sent).doesNotContainKey(number);
                assertThat(rehearsed).doesNotContainKey(number);
                return;
            }
            assertThat(codes(rehearsed.get(number)))
                    .as("rehearsal of %s", number)
                    .isEqualTo(reasons.isEmpty() ? List.of("REHEARSED") : reasons);
            assertThat(codes(sent.get(number))).as("run of %s", number).isEqualTo(reasons);
        });
        assertThat(platform.invoices())
                .hasSize((int) selected.values().stream().filter(List::isEmpty).count())
                .hasSizeGreaterThan(ITEMS / 20);
    }

    private static List<String> codes(ItemResult line) {
        return List.copyOf(
                new TreeSet<>(line.findings().stream().map(Finding::code).toList()));
    }

    private void generate(int i, Random random) {
        String number = switch (random.nextInt(20)) {
            case 0 -> "Nø-" + i;
            case 1 -> "N-234567890123456789-" + i;
            default -> "N-" + i;
        };
        if (i == 0) {
            number = BUSINESS_DAY.toString().replace("-", "");
        } else if (i == 1) {
            number = Broker.TODAY.toString().replace("-", "");
        }
        BigDecimal net = BigDecimal.valueOf(random.nextInt(1000), 2);
        BigDecimal vat = random.nextBoolean() ? BigDecimal.ZERO : net.multiply(new BigDecimal("0.2"));
        BigDecimal off = oneIn(8, random) ? new BigDecimal("0.05") : BigDecimal.ZERO;
        Receipt.Builder receipt = Receipt.builder(number, ReceiptKind.FEE)
                .createdOn(Broker.TODAY.minusDays(random.nextInt(8)))
                .amounts(
                        net,
                        vat,
                        oneIn(20, random)
                                ? new BigDecimal("1e14")
                                : net.add(vat).add(off))
                .clientSiret(pick(
                        random,
                        Broker.UNDEMANDING,
                        Broker.UNDEMANDING,
                        Broker.NEEDS_SERVICE,
                        "12345678200036",
                        "12345678200044",
                        "12345678200069",
                        "123"))
                .clientType(oneIn(12, random) ? ClientType.INDIVIDUAL : ClientType.COMPANY)
                .dispatchEnabled(!oneIn(12, random))
                .corrupt(oneIn(15, random));
        if (random.nextBoolean()) {
            receipt.serviceCode(oneIn(6, random) ? "S".repeat(101) : pick(random, "SERVICE_DEST_SERV_OBL"));
        }
        if (random.nextBoolean()) {
            receipt.engagementNumber(oneIn(6, random) ? "E".repeat(51) : "E-" + i);
        }
        Receipt built = serviceOnlyWhereItExists(receipt.build(), receipt);
        broker.items.add(built);
        Document main = Broker.pdf(oneIn(10, random) ? "x.txt" : "main-" + i + ".pdf");
        List<Document> attachments = oneIn(6, random)
                ? List.of(Broker.pdf("twice.pdf"), Broker.pdf("TWICE.pdf"))
                : oneIn(6, random) ? List.of(Document.missing("gone.pdf")) : List.of(Broker.pdf("a-" + i + ".pdf"));
        broker.papers.put(
                built.number(), new Documents(oneIn(10, random) ? Optional.empty() : Optional.of(main), attachments));
    }

    /** Whether a service exists only Chorus Pro knows, after the upload: not a matter of this test. */
    private static Receipt serviceOnlyWhereItExists(Receipt built, Receipt.Builder receipt) {
        boolean hasIt = List.of(Broker.NEEDS_SERVICE, "12345678200044")
                .contains(built.clientSiret().orElse(""));
        boolean isValid =
                built.serviceCode().filter(code -> code.length() <= 100).isPresent();
        return hasIt || !isValid ? built : receipt.serviceCode("").build();
    }

    private static boolean oneIn(int n, Random random) {
        return random.nextInt(n) == 0;
    }

    private static String pick(Random random, String... choices) {
        return Arrays.asList(choices).get(random.nextInt(choices.length));
    }
}
