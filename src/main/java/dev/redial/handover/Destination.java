package dev.redial.handover;

/** Where a case is passed on to. */
public sealed interface Destination {

    /** The address or name, as it is stored and shown. */
    String receiver();

    /** A mailbox. @param address as {@code name@example.org} */
    record Mail(String address) implements Destination {
        @Override
        public String receiver() {
            return address;
        }
    }

    /** Another system. @param name as it is called in the settings */
    record Webhook(String name) implements Destination {
        @Override
        public String receiver() {
            return name;
        }
    }
}
