package org.chorusconnector.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/** The part of a list that a request asks for: ten rows and the first page unless told otherwise. */
record Page(int number, int size) {

    static Page of(JsonNode paging, String numberField, String sizeField) {
        return new Page(
                paging.path(numberField).asInt(1), paging.path(sizeField).asInt(10));
    }

    static Page of(JsonNode paging) {
        return of(paging, "pageResultatDemandee", "nbResultatsParPage");
    }

    <T> List<T> of(List<T> rows) {
        long from = Math.min(rows.size(), (number - 1L) * size);
        long to = Math.min(rows.size(), from + size);
        return rows.subList((int) from, (int) to);
    }

    int pages(int total) {
        return (int) ((total + (long) size - 1) / size);
    }

    /** An answer with this page of the rows, under the name of their list, and {@code parametresRetour}. */
    <T> ObjectNode answer(String list, List<T> rows, Function<T, ObjectNode> toJson) {
        ObjectNode answer = Json.success("TRA_MSG_00.000");
        answer.set("parametresRetour", describe(rows.size()));
        ArrayNode shown = answer.putArray(list);
        of(rows).forEach(row -> shown.add(toJson.apply(row)));
        return answer;
    }

    /** The block {@code parametresRetour}. */
    ObjectNode describe(int total) {
        return Json.object()
                .put("pageCourante", number)
                .put("pages", pages(total))
                .put("nbResultatsParPage", size)
                .put("total", total);
    }
}
