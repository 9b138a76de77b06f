package org.chorusconnector.client.internal.call;

import org.chorusconnector.client.ChorusException;

/** How a call proves who makes it. */
public interface Credentials {

    /** The call proves it in its own body. */
    Credentials IN_THE_CALL = new Credentials() {
        @Override
        public void refresh() {}

        @Override
        public void accept(okhttp3.Request request) {}

        @Override
        public void refuse(okhttp3.Request request) {}
    };

    /**
     * Makes sure that there is something to show, before a call takes its place in the quota.
     *
     * @throws ChorusException when there is not
     */
    void refresh() throws InterruptedException;

    /** What this request showed was good. */
    void accept(okhttp3.Request request);

    /** What this request showed was refused. */
    void refuse(okhttp3.Request request);
}
