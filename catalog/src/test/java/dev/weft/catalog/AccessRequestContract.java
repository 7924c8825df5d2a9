package dev.weft.catalog;

import static dev.weft.catalog.Samples.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.access.AccessRequest;
import dev.weft.catalog.access.AccessRequest.State;
import dev.weft.catalog.access.AccessRequest.Terms;
import dev.weft.catalog.access.AccessRequestDraft;
import dev.weft.model.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class AccessRequestContract extends CatalogContract {

  static AccessRequestDraft draft(String who) {
    var terms =
        new Terms(
            Optional.of("orders"),
            List.of("exploration"),
            Map.of("orders", List.of("day", "amount")),
            Map.of("orders", "row.amount > 10"),
            Optional.of("2027-12-31"),
            "guarded");
    return new AccessRequestDraft(
        ORDERS, 1, who, "person:" + who, terms, "A \"study\" – of days", true);
  }

  private AccessRequest asked(String who) {
    return write(w -> w.requests().add(draft(who)));
  }

  @Test
  void keepsARequestAsItWasMade() {
    AccessRequest request = asked("cy");

    assertThat(request.number()).isEqualTo(1);
    assertThat(request.state()).isEqualTo(State.OPEN);
    assertThat(request.terms()).isEqualTo(draft("cy").terms());
    assertThat(request.reason()).isEqualTo("A \"study\" – of days");
    assertThat(request.createdAt()).isEqualTo(clock.micros());
    assertThat(find(r -> r.requests().find(1))).contains(request);
    assertThat(find(r -> r.requests().find(2))).isEmpty();
  }

  @Test
  void numbersRequestsAndListsTheNewestFirstInPages() {
    asked("cy");
    asked("dana");
    asked("cy");
    change(w -> w.requests().approve(2, "steward", "bo"));

    assertThat(list(r -> r.requests().list(Long.MAX_VALUE, 2)))
        .extracting(AccessRequest::number)
        .containsExactly(3L, 2L);
    assertThat(list(r -> r.requests().list(2, 2)))
        .extracting(AccessRequest::number)
        .containsExactly(1L);
    assertThat(list(r -> r.requests().list(3, 1)).getFirst().approvals())
        .extracting(AccessRequest.Approval::who)
        .containsExactly("bo");
  }

  @Test
  void countsOneYesPerRole() {
    asked("cy");
    change(w -> w.requests().approve(1, "product_owner", "cleo"));
    clock.advance(Duration.ofMinutes(1));
    AccessRequest request = write(w -> w.requests().approve(1, "product_owner", "ann"));

    assertThat(request.approvals()).hasSize(1);
    assertThat(request.approvals().getFirst().who()).isEqualTo("cleo");
    assertThat(journaledKinds()).containsExactly("access.requested", "access.approved");
  }

  @Test
  void decidesOnce() {
    asked("cy");
    asked("cy");
    AccessRequest granted = write(w -> w.requests().grant(1, "cy_reads_orders_1"));
    AccessRequest rejected = write(w -> w.requests().reject(2, "No need"));

    assertThat(granted.agreement()).contains("cy_reads_orders_1");
    assertThat(granted.decidedAt()).contains(clock.micros());
    assertThat(rejected.answer()).contains("No need");
    for (long number : List.of(1L, 2L)) {
      assertThat(refusal(w -> w.requests().grant(number, "again")))
          .isEqualTo(ErrorCode.ACCESS_REQUEST_DECIDED);
      assertThat(refusal(w -> w.requests().approve(number, "steward", "bo")))
          .isEqualTo(ErrorCode.ACCESS_REQUEST_DECIDED);
      assertThat(refusal(w -> w.requests().withdraw(number)))
          .isEqualTo(ErrorCode.ACCESS_REQUEST_DECIDED);
    }
    assertThat(refusal(w -> w.requests().withdraw(9)))
        .isEqualTo(ErrorCode.ACCESS_REQUEST_NOT_FOUND);
  }

  @Test
  void keepsReasonsAndRowsOutOfTheJournal() {
    asked("cy");
    change(w -> w.requests().reject(1, "too curious"));

    assertThat(journal().toString()).doesNotContain("study").doesNotContain("curious");
    assertThat(journal().toString()).doesNotContain("row.amount");
  }
}
