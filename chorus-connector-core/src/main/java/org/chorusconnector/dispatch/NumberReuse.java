package org.chorusconnector.dispatch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.chorusconnector.Siret;
import org.chorusconnector.eligibility.BlockingReason;
import org.chorusconnector.eligibility.ReasonCode;
import org.chorusconnector.internal.time.Paris;
import org.chorusconnector.ledger.Claim.LastSubmission;
import org.chorusconnector.ledger.DispatchStatus;
import org.chorusconnector.ledger.NumberUse;
import org.chorusconnector.receipt.Receipt;

/**
 * Tells an item that was sent from another one that bears its number: an item of the ledger is known by its number alone, and a
 * number may come back.
 */
final class NumberReuse {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final boolean numbersRestartYearly;
    private final Clock clock;

    NumberReuse(boolean numbersRestartYearly, Clock clock) {
        this.numbersRestartYearly = numbersRestartYearly;
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    /** Why a receipt is not sent, if its number was sent, or may have been, for another item. */
    Optional<BlockingReason> conflict(Receipt receipt, NumberUse use) {
        if (use.status() == DispatchStatus.FREE || isSetAside(receipt, use)) {
            return Optional.empty();
        }
        return use.lastSubmission()
                .filter(last -> isAnother(receipt, use, last))
                .map(last -> new BlockingReason(ReasonCode.NUMBER_ALREADY_USED, describe(use, last)));
    }

    /** Whether the host restarts its numbers each year, and this is the item of a later year than that of the item sent. */
    boolean isSetAside(Receipt receipt, NumberUse use) {
        return numbersRestartYearly
                && use.status() == DispatchStatus.SENT
                && use.lastSubmission()
                        .filter(last -> isAnother(receipt, use, last)
                                && yearOf(use) < Paris.today(clock).getYear()
                                && yearOf(use) < receipt.createdOn().getYear())
                        .isPresent();
    }

    /** The year in which the number of a sent item was spent: that of its deposit, which never changes. */
    static int yearOf(NumberUse use) {
        return dayOf(use, use.lastSubmission().orElseThrow()).getYear();
    }

    /** By the clock of Chorus Pro if it told; ours may have been wrong. */
    private static LocalDate dayOf(NumberUse use, LastSubmission last) {
        return use.depositedOn().orElseGet(() -> Paris.dayOf(last.lastAt()));
    }

    /** An item is created before it is sent, to one recipient and for one amount. */
    private static boolean isAnother(Receipt receipt, NumberUse use, LastSubmission last) {
        boolean otherRecipient = receipt.clientSiret()
                .flatMap(Siret::parse)
                .filter(siret -> !siret.value().equals(last.intent().recipientSiret()))
                .isPresent();
        boolean otherAmount = receipt.amountInclTax()
                        .abs()
                        .subtract(last.intent().amountInclTax().abs())
                        .abs()
                        .compareTo(CENT)
                >= 0;
        boolean createdLater =
                use.depositedOn().filter(receipt.createdOn()::isAfter).isPresent();
        return otherRecipient || otherAmount || createdLater;
    }

    /** In no language: when, to whom, for how much. */
    private static String describe(NumberUse use, LastSubmission last) {
        return dayOf(use, last) + ", SIRET " + last.intent().recipientSiret() + ", "
                + last.intent()
                        .amountInclTax()
                        .setScale(2, RoundingMode.HALF_UP)
                        .toPlainString() + " EUR";
    }
}
