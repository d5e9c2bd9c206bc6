package dev.redial.portal;

import dev.redial.client.ClientWords;
import dev.redial.client.Judgement;
import dev.redial.client.Verdict;
import java.util.List;
import java.util.Locale;

/** One client in words. @param word the verdict's */
record ClientView(String name, Verdict verdict, String word, String why, boolean unverified) {

    /** All of them. @param rows none if there is nothing to judge by */
    record Table(ClientWords.Headings headings, List<ClientView> rows) {
        static Table of(List<Judgement> judgements, Locale locale) {
            ClientWords words = ClientWords.in(locale);
            return new Table(
                    words.headings(),
                    judgements.stream().map(j -> ClientView.of(j, words)).toList());
        }
    }

    private static ClientView of(Judgement judgement, ClientWords words) {
        return new ClientView(
                judgement.client().name(),
                judgement.verdict(),
                words.verdict(judgement.verdict()),
                words.why(judgement),
                judgement.client().unverified());
    }
}
