package org.chorusconnector.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.ledger.Claim;
import org.chorusconnector.ledger.Intent;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.Items;
import org.chorusconnector.ledger.NumberUse;
import org.chorusconnector.ledger.UploadedFile;
import org.chorusconnector.runs.RunId;

/** The items of the ledger, with calls repeated during a short outage of the database. */
final class PatientItems implements Items {

    private final Items items;
    private final OutageRetry retry;

    PatientItems(Items items, OutageRetry retry) {
        this.items = items;
        this.retry = retry;
    }

    @Override
    public NumberUse useOf(String number) {
        return retry.get(() -> items.useOf(number));
    }

    @Override
    public void setAside(String number, int year, Instant now) {
        retry.run(() -> items.setAside(number, year, now));
    }

    @Override
    public Optional<Claim> claim(RunId run, String number, Instant now) {
        return retry.get(() -> items.claim(run, number, now));
    }

    @Override
    public Optional<Claim> claimInDoubt(RunId run, String number, Instant now) {
        return retry.get(() -> items.claimInDoubt(run, number, now));
    }

    @Override
    public List<String> inDoubt() {
        return retry.get(items::inDoubt);
    }

    @Override
    public Claim uploaded(Claim claim, UploadedFile file, Instant now) {
        return retry.get(() -> items.uploaded(claim, file, now));
    }

    @Override
    public Claim submitting(Claim claim, Intent intent, Instant now) {
        return retry.get(() -> items.submitting(claim, intent, now));
    }

    @Override
    public boolean holds(Claim claim) {
        return retry.get(() -> items.holds(claim));
    }

    @Override
    public Claim doubt(Claim claim, boolean numberTaken, Instant now) {
        return retry.get(() -> items.doubt(claim, numberTaken, now));
    }

    @Override
    public void conclude(Claim claim, long position, ItemResult result) {
        retry.run(() -> items.conclude(claim, position, result));
    }
}
