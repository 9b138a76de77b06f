package org.chorusconnector.dispatch;

/** A receipt breaks a limit of Chorus Pro that is checked before any call; the message names it. */
final class BrokenRuleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenRuleException(IllegalArgumentException rule) {
        super(rule.getMessage(), rule);
    }
}
