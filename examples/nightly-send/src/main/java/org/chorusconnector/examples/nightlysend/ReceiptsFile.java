package org.chorusconnector.examples.nightlysend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.chorusconnector.Language;
import org.chorusconnector.receipt.Item;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.receipt.ReceiptQuery;
import org.chorusconnector.receipt.ReceiptSource;

/**
 * The receipts file: semicolons, a header line, then one receipt a line. It is read line by line, so that its
 * length does not matter and a malformed line spoils nothing but itself. Thread-safe; may be read again and again.
 */
final class ReceiptsFile implements ReceiptSource {

    private final Path file;
    private final Language language;
    private final Dialect dialect;

    /**
     * The documents that each receipt names. Receipts have no equality but their identity, and the entry goes with the
     * receipt: there are as many as receipts in hand.
     */
    private final Map<Receipt, DocumentNames> names = Collections.synchronizedMap(new WeakHashMap<>());

    private ReceiptsFile(Path file, Language language, Dialect dialect) {
        this.file = file;
        this.language = language;
        this.dialect = dialect;
    }

    /**
     * The receipts in this file. Its header is checked at once.
     *
     * @param language in which malformed lines are explained
     * @param dialect in which values are written
     */
    static ReceiptsFile of(Path file, Language language, Dialect dialect) {
        try (PhysicalLines lines = PhysicalLines.of(file, dialect)) {
            readHeader(lines, file, dialect);
        } catch (IOException e) {
            throw new UsageException("The receipts file cannot be read: " + file, e);
        }
        return new ReceiptsFile(file, language, dialect);
    }

    @Override
    public Stream<Item> receipts(ReceiptQuery query) {
        try {
            PhysicalLines lines = PhysicalLines.of(file, dialect);
            try {
                Items items = new Items(lines, new ReceiptParser(readHeader(lines, file, dialect), language, dialect));
                return StreamSupport.stream(items, false).onClose(lines::closeUnchecked);
            } catch (IOException | RuntimeException e) {
                lines.closeUnchecked();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The receipts file cannot be read: " + file, e);
        }
    }

    /** The names of the documents of a receipt that this file gave. */
    DocumentNames documentsOf(Receipt receipt) {
        return names.getOrDefault(receipt, DocumentNames.NONE);
    }

    private static Header readHeader(PhysicalLines lines, Path file, Dialect dialect) throws IOException {
        Optional<PhysicalLine> first = lines.next();
        if (first.isEmpty()) {
            throw new UsageException("The receipts file is empty: it needs at least its header line: " + file);
        }
        return Header.of(first.get()
                .text()
                .map(PhysicalLine::withoutByteOrderMark)
                .flatMap(PhysicalLine::fields)
                .orElseThrow(() -> new UsageException("The header line of the receipts file is not one line of "
                        + dialect.charset(false) + ": " + file)));
    }

    private final class Items extends Spliterators.AbstractSpliterator<Item> {

        private final PhysicalLines lines;
        private final ReceiptParser parser;

        Items(PhysicalLines lines, ReceiptParser parser) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.lines = lines;
            this.parser = parser;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Item> action) {
            try {
                Optional<PhysicalLine> line = lines.next();
                while (line.isPresent() && line.get().isBlank()) {
                    line = lines.next();
                }
                line.map(this::read).ifPresent(action);
                return line.isPresent();
            } catch (IOException e) {
                throw new UncheckedIOException("The receipts file cannot be read: " + file, e);
            }
        }

        private Item read(PhysicalLine line) {
            ReceiptParser.Parsed parsed = parser.parse(line);
            if (parsed.item() instanceof Receipt receipt && !parsed.documents().equals(DocumentNames.NONE)) {
                names.put(receipt, parsed.documents());
            }
            return parsed.item();
        }
    }
}
