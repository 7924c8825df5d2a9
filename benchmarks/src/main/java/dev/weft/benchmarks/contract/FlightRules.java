package dev.weft.benchmarks.contract;

import java.util.ArrayList;
import java.util.List;

/// 25 rules about the file of flights, as a contract and as SQL by hand.
final class FlightRules {

  static final String CONTRACT =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: flights
      version: 1.0.0
      status: active
      schema:
        - name: flights
          properties:
            - name: date
              logicalType: timestamp
              required: true
              logicalTypeOptions: { minimum: "2001-01-01T00:00:00", maximum: "2001-07-02T00:00:00" }
              quality: [{ metric: nullValues, mustBe: 0 }]
            - name: delay
              logicalType: integer
              required: true
              logicalTypeOptions: { minimum: -1200, maximum: 2880 }
              quality:
                - { metric: nullValues, mustBe: 0 }
                - { metric: nullValues, mustBeLessThan: 1, unit: percent }
            - name: distance
              logicalType: integer
              required: true
              logicalTypeOptions: { minimum: 0, maximum: 10000, multipleOf: 1 }
              quality:
                - { metric: nullValues, mustBe: 0 }
                - { metric: nullValues, mustBeLessThan: 1, unit: percent }
            - name: origin
              logicalType: string
              required: true
              logicalTypeOptions: { minLength: 3, maxLength: 3, pattern: "^[A-Z]+$" }
              quality:
                - { metric: nullValues, mustBe: 0 }
                - { metric: missingValues, arguments: { missingValues: ["", "n/a"] }, mustBe: 0 }
                - { metric: invalidValues, arguments: { pattern: "^[A-Z]{3}$" }, mustBe: 0 }
            - name: destination
              logicalType: string
              required: true
              logicalTypeOptions: { minLength: 3, maxLength: 3, pattern: "^[A-Z]+$" }
              quality:
                - { metric: nullValues, mustBe: 0 }
                - { metric: missingValues, arguments: { missingValues: ["", "n/a"] }, mustBe: 0 }
                - { metric: invalidValues, arguments: { pattern: "^[A-Z]{3}$" }, mustBe: 0 }
          quality: [{ metric: rowCount, mustBe: 3000000 }]
      """;

  private FlightRules() {}

  /// One query per rule, each over the whole file.
  static List<String> statements(String from) {
    List<String> all = new ArrayList<>();
    for (String column : List.of("date", "delay", "distance", "origin", "destination")) {
      // required, and nullValues
      all.add(count(from, column + " is null"));
      all.add(count(from, column + " is null"));
    }
    all.add(count(from, "date < timestamp '2001-01-01' or date > timestamp '2001-07-02'"));
    all.add(count(from, "delay < -1200 or delay > 2880"));
    all.add(count(from, "distance < 0 or distance > 10000"));
    all.add(count(from, "distance % 1 <> 0"));
    for (String column : List.of("delay", "distance")) {
      all.add(
          "select 100.0 * count(*) filter (where " + column + " is null) / count(*) from " + from);
    }
    for (String column : List.of("origin", "destination")) {
      all.add(count(from, "length(" + column + ") <> 3"));
      all.add(count(from, "not regexp_matches(" + column + ", '^[A-Z]+$')"));
      all.add(count(from, column + " in ('', 'n/a')"));
      all.add(count(from, "not regexp_matches(" + column + ", '^[A-Z]{3}$')"));
    }
    all.add("select count(*) from " + from);
    return all;
  }

  private static String count(String from, String condition) {
    return "select count(*) filter (where " + condition + ") from " + from;
  }
}
