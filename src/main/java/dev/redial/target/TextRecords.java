package dev.redial.target;

import java.util.List;

/** Asks for texts that the holder of a part of the net has put into the DNS. A seam for tests; {@link DnsTexts} is the real one. */
public interface TextRecords {

    /** What came of asking. */
    sealed interface Answer {}

    /** The name servers answered. @param texts as they stand there, perhaps none; whoever wrote them is a stranger */
    record Texts(List<String> texts) implements Answer {}

    /** No answer in time, or none that says anything. */
    record NoAnswer() implements Answer {}

    /** Never throws for what name servers do; it ends within 5 seconds. @param label stands before the holding's zone */
    Answer at(String label, Holding holding);
}
