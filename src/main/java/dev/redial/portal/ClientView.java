package dev.redial.portal;

import dev.redial.client.ClientWords;
import dev.redial.client.Judgement;
import dev.redial.client.Verdict;
import java.util.List;
import java.util.Locale;

/** One client in words. @param word the verdict's */
record ClientView(String name, Verdict verdict, String word, String why, boolean unverified) {

    static List<ClientView> list(List<Judgement> judgements, Locale locale) {
        ClientWords words = ClientWords.in(locale);
        return judgements.stream()
                .map(j -> new ClientView(
                        j.client().name(),
                        j.verdict(),
                        words.verdict(j.verdict()),
                        words.why(j),
                        j.client().unverified()))
                .toList();
    }
}
