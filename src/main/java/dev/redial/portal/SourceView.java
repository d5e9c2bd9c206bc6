package dev.redial.portal;

import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.Source;
import dev.redial.knowledge.Source.Read;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One entry of a page's list of sources. @param checked the day it was looked up, empty when nobody did */
record SourceView(int number, String id, String title, String url, String checked, Read read) {

    /** The cited ones in the order of their numbers in the text, then what else the head names. */
    static List<SourceView> list(List<String> cited, List<String> named, KnowledgeBase knowledge) {
        Set<String> ids = new LinkedHashSet<>(cited);
        ids.addAll(named);
        List<SourceView> views = new ArrayList<>();
        for (String id : ids) {
            int number = views.size() + 1;
            knowledge.source(id).ifPresent(source -> views.add(of(number, source)));
        }
        return views;
    }

    private static SourceView of(int number, Source s) {
        return new SourceView(
                number,
                s.id(),
                s.title(),
                s.url(),
                s.checked().map(Object::toString).orElse(""),
                s.read());
    }
}
