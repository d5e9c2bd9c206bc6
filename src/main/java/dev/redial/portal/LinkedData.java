package dev.redial.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a page is about, in the words of https://schema.org, as JSON-LD. Holds prose of the knowledge alone, never a visitor's word. */
record LinkedData(Map<String, Object> fields) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A TechArticle. @param reviewed the day its claims were gone through, or empty @param sources addresses it cites */
    static LinkedData article(
            String url, String language, String title, String description, String reviewed, List<String> sources) {
        Map<String, Object> fields = page("TechArticle", url, language, title, description);
        fields.put("headline", title);
        if (!reviewed.isEmpty()) {
            fields.put("dateModified", reviewed);
        }
        fields.put("citation", sources);
        return new LinkedData(fields);
    }

    /** A HowTo. @param steps what to do, in order */
    static LinkedData howTo(
            String url, String language, String title, String description, int minutes, List<String> steps) {
        Map<String, Object> fields = page("HowTo", url, language, title, description);
        fields.put("totalTime", "PT" + minutes + "M");
        fields.put(
                "step",
                steps.stream()
                        .map(text -> Map.of("@type", "HowToStep", "text", text))
                        .toList());
        return new LinkedData(fields);
    }

    private static Map<String, Object> page(
            String type, String url, String language, String title, String description) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("@context", "https://schema.org");
        fields.put("@type", type);
        fields.put("url", url);
        fields.put("name", title);
        fields.put("description", description);
        fields.put("inLanguage", language);
        fields.put("isAccessibleForFree", true);
        fields.put("publisher", Map.of("@type", "Organization", "name", "Redial"));
        return fields;
    }

    /** A script element ends at the first {@code </}, whatever is around it. */
    String json() {
        try {
            return JSON.writeValueAsString(fields)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain texts that are no JSON", e);
        }
    }
}
