package org.chorusconnector.eligibility;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.chorusconnector.client.files.FileRules;
import org.chorusconnector.receipt.Document;

/**
 * The limits of Chorus Pro on the files of one invoice (rules A1 to A6 and A9). A file that is not there, or out of
 * bounds, still has its name checked; an empty one is only reported as empty.
 */
final class DocumentRule implements EligibilityRule {

    @Override
    public Stream<BlockingReason> check(Candidate candidate) {
        Stream<BlockingReason> main = candidate
                .mainDocument()
                .map(file -> check(file, ReasonCode.MAIN_DOCUMENT_MISSING))
                .orElseGet(() -> Stream.of(BlockingReason.of(ReasonCode.MAIN_DOCUMENT_MISSING)));
        Stream<BlockingReason> format = candidate.mainDocument().filter(DocumentRule::isRefusedAsMain).stream()
                .map(file -> new BlockingReason(ReasonCode.FILE_FORMAT_REFUSED, file.name()));
        Stream<BlockingReason> attachments =
                candidate.attachments().stream().flatMap(file -> check(file, ReasonCode.FILE_MISSING));
        Stream<BlockingReason> formats = candidate.attachments().stream()
                .filter(DocumentRule::isRefusedAsAttachment)
                .map(file -> new BlockingReason(ReasonCode.FILE_FORMAT_REFUSED, file.name()));
        return Stream.of(main, format, attachments, formats, namesTwice(candidate), total(candidate))
                .flatMap(blockingReasons -> blockingReasons);
    }

    private static Stream<BlockingReason> check(FileFacts file, ReasonCode missing) {
        if (file.state() == Document.State.OUT_OF_BOUNDS) {
            return Stream.of(new BlockingReason(ReasonCode.FILE_NAME_REFUSED, file.name()));
        }
        if (file.state() == Document.State.AMBIGUOUS) {
            return Stream.of(new BlockingReason(ReasonCode.FILE_NAME_AMBIGUOUS, file.name()));
        }
        if (isEmpty(file)) {
            return Stream.of(new BlockingReason(ReasonCode.FILE_EMPTY, file.name()));
        }
        Stream.Builder<BlockingReason> blockingReasons = Stream.builder();
        if (file.state() == Document.State.MISSING) {
            blockingReasons.add(new BlockingReason(missing, file.name()));
        }
        if (file.name().length() > FileRules.MAX_NAME_LENGTH) {
            blockingReasons.add(new BlockingReason(ReasonCode.FILE_NAME_REFUSED, file.name()));
        }
        if (file.size() > FileRules.MAX_FILE_BYTES) {
            blockingReasons.add(new BlockingReason(ReasonCode.FILE_TOO_LARGE, file.name()));
        }
        if (!file.complete()) {
            blockingReasons.add(new BlockingReason(ReasonCode.FILE_INCOMPLETE, file.name()));
        }
        return blockingReasons.build();
    }

    private static boolean isEmpty(FileFacts file) {
        return file.state() == Document.State.AVAILABLE && file.size() == 0;
    }

    private static boolean isRefusedAsMain(FileFacts file) {
        return hasCheckableFormat(file)
                && !(extensionOf(file).equals("PDF") && (file.pdf() || file.state() != Document.State.AVAILABLE));
    }

    private static boolean isRefusedAsAttachment(FileFacts file) {
        return hasCheckableFormat(file) && !FileRules.ACCEPTED_EXTENSIONS.contains(extensionOf(file));
    }

    private static boolean hasCheckableFormat(FileFacts file) {
        return file.state() != Document.State.OUT_OF_BOUNDS && !isEmpty(file);
    }

    private static String extensionOf(FileFacts file) {
        return FileRules.extensionOf(file.name()).orElse("");
    }

    /** Names of annexes must be unique in an electronic invoice (EN 16931). The same file named twice is there once. */
    private static Stream<BlockingReason> namesTwice(Candidate candidate) {
        Set<String> seen = new HashSet<>();
        return Stream.concat(candidate.mainDocument().stream(), candidate.attachments().stream())
                .map(FileFacts::name)
                .filter(name -> !seen.add(name.toLowerCase(Locale.ROOT)))
                .distinct()
                .map(name -> new BlockingReason(ReasonCode.FILE_NAME_TWICE, name));
    }

    private static Stream<BlockingReason> total(Candidate candidate) {
        List<FileFacts> files = Stream.concat(candidate.mainDocument().stream(), candidate.attachments().stream())
                .toList();
        long total = files.stream().mapToLong(FileFacts::size).sum();
        return total > FileRules.MAX_TOTAL_BYTES
                ? Stream.of(new BlockingReason(ReasonCode.TOTAL_TOO_LARGE, String.valueOf(total)))
                : Stream.empty();
    }
}
