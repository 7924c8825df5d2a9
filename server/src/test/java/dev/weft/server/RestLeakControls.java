package dev.weft.server;

import static dev.weft.server.LeakAsk.get;
import static dev.weft.server.LeakAsk.post;

import java.util.Map;

/// Where each canary sings: a test that finds none anywhere would prove nothing.
final class RestLeakControls {

  private RestLeakControls() {}

  /// Person to a question whose answer holds the canary; none where nobody may ever see it.
  static Map<String, LeakAsk> of(Canary canary) {
    return switch (canary) {
      case ROW ->
          Map.of(
              "eve", sql("select * from sales.orders.orders", "exploration"),
              "tia", sql("select note from sales.orders.orders", "exploration"),
              "service:aid", sql("select note from sales.orders.orders", "exploration"),
              "gus", sql("select * from sales.orders.orders", "exploration"));
      case PARTITION -> Map.of("eve", sql("select * from sales.orders.orders", "exploration"));
      case STATISTIC ->
          Map.of("eve", sql("select max(amount) from sales.orders.orders", "exploration"));
      case REJECTED_ROW ->
          Map.of("ann", sql("select * from sales.zqhidden._quarantine_raw_zqtable", "contact"));
      case QUARANTINED_ROW ->
          Map.of("ann", sql("select * from sales.zqhidden._quarantine_zqtable", "contact"));
      case MASKED_VALUE -> Map.of("ann", sql("select email from sales.orders.orders", "contact"));
      case HIDDEN_PRODUCTS_ROW ->
          Map.of("eve", sql("select * from sales.zqhidden.zqtable", "exploration"));
      case MEASURED_OF_HIDDEN_PRODUCT ->
          Map.of(
              "eve",
              get("/api/v1/products/sales/zqhidden/checks/history?table=zqtable&check=longest"),
              "ann",
              get("/api/v1/products/sales/zqhidden/checks"));
      case HIDDEN_PRODUCT ->
          Map.of(
              "eve", get("/api/v1/contracts"),
              "ann", get("/api/v1/inbox?all=true"),
              "gus", get("/api/v1/watches"));
      case HIDDEN_TABLE -> Map.of("eve", get("/api/v1/contracts"));
      case HIDDEN_COLUMN, HIDDEN_TEXT, HIDDEN_TAG ->
          Map.of("eve", get("/api/v1/inputs/sales.zqhidden.zqtable"));
      case HIDDEN_PROMISE -> Map.of("eve", get("/api/v1/products/sales/zqhidden"));
      case STATE_OF_PROMISE -> Map.of("eve", get("/api/v1/products/sales/orders"));
      case HIDDEN_READER -> Map.of("flo", get("/api/v1/products"));
      case REASON_OF_AGREEMENT ->
          Map.of(
              "flo",
              get("/api/v1/agreements/sales/zq_reads"),
              "eve",
              get("/api/v1/compliance/judgements?product=sales/zqhidden"));
      case TERMS_OF_AGREEMENT -> Map.of("flo", get("/api/v1/agreements/sales/zq_reads"));
      case REASON_OF_REQUEST -> Map.of("flo", get("/api/v1/access-requests"));
      case REASON_OF_HIDDEN_REQUEST -> Map.of("eve", get("/api/v1/access-requests"));
      case NAME_OF_TOKEN -> Map.of("ann", get("/api/v1/tokens"));
      case NAME_OF_SESSION -> Map.of("tia", get("/api/v1/tokens"));
      case TERMS_OF_TEAMS_AGREEMENT, REASON_OF_TEAMS_AGREEMENT ->
          Map.of(
              "tia", get("/api/v1/agreements/sales/zq_guests_read"),
              "service:aid", get("/api/v1/agreements/sales/zq_guests_read"),
              "gus", get("/api/v1/agreements/sales/zq_guests_read"));
      case REASON_OF_MEMBERS_REQUEST -> Map.of("gus", get("/api/v1/access-requests"));
      case MEMBER_OF_TEAM -> Map.of("gus", get("/api/v1/inbox?all=true"));
      case QUARANTINED_NUMBER,
          QUARANTINED_MAIL,
          REJECTED_NUMBER,
          HIDDEN_VALUE,
          MEASURED_OF_HIDDEN,
          LITERAL_OF_STATEMENT ->
          Map.of();
    };
  }

  private static LeakAsk sql(String statement, String purpose) {
    String json = "{\"sql\":\"" + statement + "\",\"purpose\":\"" + purpose + "\"}";
    return post("/api/v1/query", json).with("Accept", "text/csv");
  }
}
