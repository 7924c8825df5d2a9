package dev.weft.formats.folder;

import dev.weft.model.document.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A small sound mesh: one domain with a source-aligned product, one that reads it.
final class AirTravel {

  static final String MESH =
      """
      apiVersion: weft/v1
      kind: Mesh
      name: air_travel
      labels:
        confidentiality: { order: [public, internal, confidential], default: internal }
        privacy: { order: [none, personal, sensitive], default: none }
      purposes:
        exploration: Find out what the data can tell.
        customer_contact: Write to a customer.
      members: [{ who: pat, roles: [platform_engineer] }, { who: gil, roles: [governance_lead] }]
      attributes: { markets: [string], level: int }
      pseudonyms: [loyalty]
      retention: { releases: 5, days: 3, audit: 400 }
      """;
  static final String PEOPLE =
      """
      apiVersion: weft/v1
      kind: Person
      name: eve
      title: Eve Analyst
      account: eve.a@example.com
      email: eve@example.com
      attributes: { markets: [CA, NY], level: 3 }
      ---
      apiVersion: weft/v1
      kind: Person
      name: nightly
      owners: [eve]
      type: service
      ---
      apiVersion: weft/v1
      kind: Team
      name: callers
      title: Those who call customers
      members: [eve, "service:nightly"]
      groups: [/customer/callers]
      """;
  static final String CONNECTIONS =
      """
      apiVersion: weft/v1
      kind: Connection
      name: flight_files
      domains: [operations]
      type: files
      root: data
      ---
      # the database of customers
      apiVersion: weft/v1
      kind: Connection
      name: crm
      domains: [customer]
      type: postgresql
      host: crm.internal
      port: 5432
      database: crm
      user: weft_reader
      password: { secret: crm_password }
      """;
  static final String POLICIES =
      """
      apiVersion: weft/v1
      kind: AccessPolicy
      id: personal_data_is_redacted
      scope: mesh
      stage: enforce
      reason: Personal data is shown only for a purpose that names it.
      match: column.privacy >= privacy.personal
      effect: { mask: redact }
      except:
        - when: purpose == 'customer_contact'
          effect: { show: true }
      tests:
        - { given: { grant: { roles: [analyst] } }, expect: redact }
      ---
      apiVersion: weft/v1
      kind: Rule
      id: output_ports_promise_freshness
      scope: mesh
      on: contract
      stage: warn
      reason: Consumers plan around it.
      knobs: { max_hours: { value: 24, domains: lower } }
      require: contract.sla.exists(s, s.hours <= knobs.max_hours)
      message: "'no freshness promised'"
      fix: add an slaProperty `freshness`
      ---
      { apiVersion: weft/v1, kind: Declassifier, id: counts_over_20, scope: mesh, family: privacy, from: personal, to: none, functions: [count, sum, avg], group: { n: 20, subject: "customer/members:members#member_id" }, reason: Large groups hide people. }
      """;
  static final String DOMAIN =
      """
      apiVersion: weft/v1
      kind: Domain
      name: operations
      title: Flight operations
      contact: { email: ops-data@example.com, channel: "#ops-data" }
      members:
        - { who: ada, roles: [product_owner, data_engineer], purposes: [exploration] }
        - { who: bo, roles: [steward] }
      knobs:
        output_ports_promise_freshness: { max_hours: 6 }
      """;
  static final String AGREEMENTS =
      """
      apiVersion: weft/v1
      kind: Agreement
      id: network_reads_flights
      product: operations/departures@1
      port: flights
      consumer: product:insights/network
      purposes: [exploration]
      columns: { flights: [flight_id, delay_minutes] }
      rows: { flights: "row.delay_minutes > 0" }
      from: 2026-01-01
      until: 2027-12-31
      terms: internal use only
      onward: { free: [flights.delay_minutes] }
      reason: Scorecard of airports.
      """;
  static final String LOCAL =
      """
      apiVersion: weft/v1
      kind: Waiver
      rule: output_ports_promise_freshness
      target: operations/departures
      owner: ada
      until: 2026-12-31
      reason: Historic file.
      ---
      apiVersion: weft/v1
      kind: Term
      name: delay
      definition: Minutes from scheduled to actual departure.
      synonyms: [lateness]
      status: retired
      """;
  static final String PRODUCT =
      """
      apiVersion: v1.0.0
      kind: DataProduct
      id: operations.departures
      name: departures
      domain: operations
      version: 1.0.0
      status: active
      description: { purpose: Every departure., usage: Punctuality., limitations: Half a year. }
      tags: [flights, delay]
      outputPorts:
        - { name: flights, version: 1.0.0, contractId: operations.departures.flights, type: tables }
        - { name: airports, version: 1.0.0, contractId: operations.departures.airports, type: tables }
      team: { name: Flight data, members: [{ username: ada, role: owner }] }
      customProperties: [{ property: weft.kind, value: sourceAligned }]
      """;
  static final String BUILD =
      """
      apiVersion: weft/v1
      kind: Build
      captures:
        raw_flights:
          connection: flight_files
          files: flights-3m.parquet
          contract: internal/raw_flights.yaml
          drift: { new_column: ignore, missing_column: fail, bad_value: quarantine }
      tables:
        flights: { partition: [month(flight_at)], sort: [origin, flight_at], maxQuarantine: 0.5% }
        airports: {}
      """;
  static final String FLIGHTS =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: operations.departures.flights
      name: flights
      version: 1.0.0
      status: active
      schema:
        - name: flights
          logicalType: object
          description: One scheduled departure.
          properties:
            - { id: flight_id, name: flight_id, logicalType: integer, logicalTypeOptions: { format: i64 }, primaryKey: true, primaryKeyPosition: 1, classification: public }
            - { id: flight_at, name: flight_at, logicalType: timestamp, required: true, classification: public, description: Local time. }
            - id: delay
              name: delay_minutes
              logicalType: integer
              logicalTypeOptions: { minimum: -120, maximum: 2880 }
              required: true
              classification: public
              customProperties: [{ property: weft.quarantine, value: true }, { property: weft.labels, value: [personal] }]
            - { id: origin, name: origin, logicalType: string, required: true, classification: public, relationships: [{ to: "airports.yaml#/schema/airports/properties/iata" }] }
          quality:
            - { name: enough, type: library, metric: rowCount, mustBeGreaterThan: 1000000, severity: error, dimension: completeness }
      slaProperties: [{ property: frequency, value: on demand }]
      """;
  static final String AIRPORTS =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: operations.departures.airports
      version: 1.0.0
      status: active
      schema:
        - name: airports
          properties:
            - { id: iata, name: code, logicalType: string, primaryKey: true, classification: public }
      """;
  static final String RAW_FLIGHTS =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: operations.departures.raw_flights
      version: 1.0.0
      status: active
      customProperties: [{ property: weft.internal, value: true }]
      schema:
        - name: raw_flights
          properties:
            - { name: cost_usd, physicalName: "Cost Total $", logicalType: number, physicalType: "DECIMAL(12, 2)", classification: internal }
      """;
  static final String CONSUMER =
      """
      apiVersion: v1.0.0
      kind: DataProduct
      id: operations.punctuality
      name: punctuality
      domain: operations
      version: 2.1.0
      status: draft
      inputPorts: [{ name: flights, version: 1.0.0, contractId: operations.departures.flights }]
      """;
  static final String CONSUMER_BUILD =
      """
      apiVersion: weft/v1
      kind: Build
      captures:
        raw_members:
          generate: { rows: 20000, seed: 42, columns: { email: "#{internet.emailAddress}", age: "#{number.digits '2'}" } }
          maxQuarantine: 2.5 %
      tables:
        daily: { sql: sql/by_day.sql, partition: [day(at), "bucket(16, id)", "truncate(4, name)", origin] }
      """;
  static final String RAW_MEMBERS =
      """
      apiVersion: v3.0.2
      kind: DataContract
      id: operations.punctuality.raw_members
      version: 1.0.0
      status: active
      customProperties: [{ property: weft.internal, value: true }]
      schema:
        - name: raw_members
          properties:
            - { name: email, logicalType: string, classification: confidential }
            - { name: age, logicalType: integer, logicalTypeOptions: { minimum: 0, exclusiveMinimum: true } }
      """;

  private AirTravel() {}

  static Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    texts.put("mesh.yaml", MESH);
    texts.put("people.yaml", PEOPLE);
    texts.put("connections/all.yaml", CONNECTIONS);
    texts.put("policies/personal.yaml", POLICIES);
    texts.put("operations/domain.yaml", DOMAIN);
    texts.put("operations/agreements/network.yaml", AGREEMENTS);
    texts.put("operations/glossary/local.yaml", LOCAL);
    texts.put("operations/departures/product.yaml", PRODUCT);
    texts.put("operations/departures/build.yaml", BUILD);
    texts.put("operations/departures/README.md", "# Departures\n");
    texts.put("operations/departures/contracts/flights.yaml", FLIGHTS);
    texts.put("operations/departures/contracts/airports.yaml", AIRPORTS);
    texts.put("operations/departures/internal/raw_flights.yaml", RAW_FLIGHTS);
    texts.put("operations/departures/sql/flights.sql", "select 1 from raw_flights\n");
    texts.put("operations/departures/dashboards/delays.yaml", "mark: bar\n");
    texts.put("operations/punctuality/product.yaml", CONSUMER);
    texts.put("operations/punctuality/build.yaml", CONSUMER_BUILD);
    texts.put("operations/punctuality/internal/raw_members.yaml", RAW_MEMBERS);
    return texts;
  }

  static List<SourceFile> files() {
    return files(texts());
  }

  static List<SourceFile> files(Map<String, String> texts) {
    List<SourceFile> files = new ArrayList<>();
    texts.forEach((path, text) -> files.add(SourceFile.of(path, text)));
    return files;
  }

  /// The files below a folder, as if that folder had been given.
  static List<SourceFile> below(String folder) {
    List<SourceFile> files = new ArrayList<>();
    texts()
        .forEach(
            (path, text) -> {
              if (path.startsWith(folder + "/")) {
                files.add(SourceFile.of(path.substring(folder.length() + 1), text));
              }
            });
    return files;
  }
}
