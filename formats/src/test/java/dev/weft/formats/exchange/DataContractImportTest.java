package dev.weft.formats.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.error.WeftException;
import org.junit.jupiter.api.Test;

/// Contracts of the Data Contract Specification become contracts of ODCS.
class DataContractImportTest {

  private static final String CONTRACT =
      """
      dataContractSpecification: 1.2.0
      id: urn:shop:orders
      info:
        title: Orders
        version: 2.1.0
        status: in development
        description: What was bought.
        owner: Shop data
        contact: { name: Ada, url: "https://example.com/ada" }
      servers:
        production: { type: postgres, host: db, port: 5432, database: shop, schema: public }
        lake: { type: s3, location: "s3://lake/{model}/*.json", format: json }
      terms:
        usage: Reports
        limitations: None
        billing: 5 a month
      models:
        orders:
          description: One per order.
          type: table
          fields:
            order_id: { $ref: "#/definitions/order_id", required: true, unique: true, primaryKey: true }
            total: { type: decimal, precision: 10, scale: 2, minimum: 0 }
            at: { type: timestamp, required: true }
            state: { type: string, enum: [new, old] }
            lines:
              type: array
              items: { type: record, fields: { sku: { type: string, maxLength: 8 } } }
            extra: { type: map, keys: { type: string }, values: { type: long } }
            blob: { type: variant }
          quality:
            - { type: sql, description: Enough, query: "SELECT count(*) FROM {model}", mustBeGreaterThan: 5 }
        items:
          fields:
            order_id: { type: string, references: orders.order_id }
            sku: { type: string, config: { avroType: string }, pii: true, classification: restricted }
          primaryKey: [order_id, sku]
      definitions:
        order_id: { type: string, format: uuid, title: Order ID, description: An order., example: 243c25e5-a081-43a9-aeab-6d5d5b6cb5e2 }
      servicelevels:
        availability: { percentage: 99.9% }
        retention: { period: P1Y, unlimited: false }
        freshness: { threshold: 25h, timestampField: orders.at }
        support: { time: 9 to 5 }
      tags: [sales]
      """;

  private static Exchanged read(String text) {
    return Contracts.imported("datacontract.yaml", text, Source.DATA_CONTRACT);
  }

  @Test
  void readsModelsTermsAndLevels() {
    assertThat(read(CONTRACT).text())
        .contains(
            "id: urn:shop:orders",
            "name: Orders",
            "version: 2.1.0",
            "status: draft",
            "purpose: What was bought.",
            "usage: Reports",
            "server: production",
            "name: Shop data",
            "channel: Ada",
            "businessName: Order ID",
            "format: uuid",
            "physicalType: decimal(10,2)",
            "validValues: [new, old]",
            "maxLength: 8",
            "SELECT count(*) FROM {object}",
            "to: orders.order_id",
            "primaryKeyPosition: 2",
            "property: pii",
            "classification: restricted",
            "property: retention",
            "property: billing",
            "property: avroType",
            "property: supportTime",
            "physicalType: variant",
            "tags: [sales]");
  }

  @Test
  void listsWhatOdcsCannotSay() {
    assertThat(Contracts.told(read(CONTRACT)))
        .containsExactlyInAnyOrder(
            "W-IMPORT-002 30 The type `variant` of `blob` has no word here, so it becomes a string");
  }

  @Test
  void refusesOtherDocuments() {
    assertThatThrownBy(() -> read("apiVersion: v3.1.0\nkind: DataContract\nid: a\n"))
        .isInstanceOf(WeftException.class);
    assertThatThrownBy(() -> read("dataContractSpecification: 1.2.0\nid: a\n"))
        .isInstanceOf(WeftException.class);
  }
}
