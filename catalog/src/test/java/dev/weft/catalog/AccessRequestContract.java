package dev.weft.catalog;

import static dev.weft.catalog.Samples.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.access.AccessRequest;
import dev.weft.catalog.access.AccessRequest.Declared;
import dev.weft.catalog.access.AccessRequest.Route;
import dev.weft.catalog.access.AccessRequest.State;
import dev.weft.catalog.access.AccessRequest.Terms;
import dev.weft.catalog.access.AccessRequestDraft;
import dev.weft.catalog.access.AccessRequestFilter;
import dev.weft.catalog.access.AccessRequestFilter.Sight;
import dev.weft.catalog.store.Json;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.product.ProductId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

abstract class AccessRequestContract extends CatalogContract {

  static AccessRequestDraft draft(String who) {
    var terms =
        new Terms(
            Optional.of("orders"),
            List.of("exploration"),
            Map.of("orders", List.of("day", "amount")),
            Map.of("orders", "row.amount > 10"),
            Optional.empty(),
            Optional.of("2027-12-31"),
            "guarded",
            Optional.empty());
    return new AccessRequestDraft(
        ORDERS, 1, who, "person:" + who, terms, "A \"study\" – of days", true);
  }

  static AccessRequestDraft about(String product, String who, boolean personal) {
    AccessRequestDraft draft = draft(who);
    return new AccessRequestDraft(
        ProductId.of(product), 1, who, "person:" + who, draft.terms(), draft.reason(), personal);
  }

  private static AccessRequestDraft by(String who, String consumer) {
    AccessRequestDraft draft = draft(who);
    return new AccessRequestDraft(
        ORDERS, 1, who, consumer, draft.terms(), draft.reason(), draft.personal());
  }

  private static AccessRequestDraft declared(String agreement) {
    Terms terms = draft("cy").terms();
    var document = new Declared(agreement, "sales", "sales/agreements/a.yaml", "0".repeat(64), 3);
    return new AccessRequestDraft(
        ORDERS,
        1,
        "cy",
        "person:cy",
        new Terms(
            terms.port(),
            terms.purposes(),
            terms.columns(),
            terms.rows(),
            Optional.of("2026-01-01"),
            terms.until(),
            "free: orders.day",
            Optional.of(document)),
        "A study",
        true);
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

    assertThat(numbers(AccessRequestFilter.ALL, Long.MAX_VALUE, 2)).containsExactly(3L, 2L);
    assertThat(numbers(AccessRequestFilter.ALL, 2, 2)).containsExactly(1L);
    assertThat(list(r -> r.requests().list(AccessRequestFilter.ALL, 3, 1)).getFirst().approvals())
        .extracting(AccessRequest.Approval::who)
        .containsExactly("bo");
  }

  @Test
  void listsOnesOwnAndThoseOfDomainsOnly() {
    change(w -> w.requests().add(about("sales/orders", "cy", true)));
    change(w -> w.requests().add(about("sales/days", "dana", false)));
    change(w -> w.requests().add(about("sales_eu/days", "dana", true)));
    change(w -> w.requests().add(about("finance/report", "cy", false)));
    change(w -> w.requests().reject(4, "no"));

    assertThat(list(r -> r.requests().several(List.of(1L, 3L, 99L, 3L))))
        .containsExactlyInAnyOrder(
            find(r -> r.requests().find(1)).orElseThrow(),
            find(r -> r.requests().find(3)).orElseThrow());
    assertThat(list(r -> r.requests().several(List.of()))).isEmpty();
    assertThat(seen(of("cy", Set.of(), Set.of(), Set.of()))).containsExactly(4L, 1L);
    assertThat(seen(of("ann", Set.of("sales"), Set.of(), Set.of()))).containsExactly(2L, 1L);
    assertThat(seen(of("bo", Set.of(), Set.of("sales", "sales_eu"), Set.of())))
        .containsExactly(3L, 1L);
    assertThat(seen(of("bo", Set.of("finance"), Set.of("sales"), Set.of())))
        .containsExactly(4L, 1L);
    assertThat(seen(of("zoe", Set.of(), Set.of(), Set.of()))).isEmpty();
    assertThat(seen(new Sight.Everything())).containsExactly(4L, 3L, 2L, 1L);
    var open =
        new AccessRequestFilter(Optional.of(State.OPEN), of("cy", Set.of(), Set.of(), Set.of()));
    assertThat(numbers(open, Long.MAX_VALUE, 9)).containsExactly(1L);
  }

  private static Sight of(
      String who, Set<String> domains, Set<String> personal, Set<String> roles) {
    return new Sight.Of(who, Set.of("person:" + who), Set.of(), domains, personal, roles);
  }

  @Test
  void showsThoseOfTheSideOnWhichSomebodyStands() {
    for (String consumer :
        List.of("team:readers", "service:robot", "product:sales/days", "product:sales_eu/days")) {
      change(w -> w.requests().add(by("cy", consumer)));
    }
    assertThat(
            seen(
                new Sight.Of(
                    "bo",
                    Set.of("team:readers", "service:robot"),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of())))
        .containsExactly(2L, 1L);
    assertThat(seen(new Sight.Of("bo", Set.of(), Set.of("sales"), Set.of(), Set.of(), Set.of())))
        .containsExactly(3L);
    assertThat(seen(new Sight.Of("bo", Set.of(), Set.of(), Set.of(), Set.of(), Set.of())))
        .isEmpty();
  }

  @Test
  void notesWhoAgreesBecauseARuleSaysSo() {
    asked("cy");
    asked("dana");
    var route =
        new Route(
            "mesh/long_ones",
            List.of("steward"),
            List.of("gil"),
            Optional.empty(),
            Optional.empty());
    AccessRequest routed = write(w -> w.requests().route(1, List.of(route)));
    assertThat(routed.routes()).containsExactly(route);
    assertThat(seen(of("gil", Set.of(), Set.of(), Set.of()))).containsExactly(1L);
    assertThat(seen(of("bo", Set.of(), Set.of(), Set.of("sales:steward")))).containsExactly(1L);
    assertThat(seen(of("bo", Set.of(), Set.of(), Set.of("finance:steward")))).isEmpty();

    AccessRequest agreed = write(w -> w.requests().agree(1, "mesh/long_ones", "gil"));
    assertThat(agreed.routes().getFirst().who()).contains("gil");
    assertThat(agreed.routes().getFirst().at()).contains(clock.micros());
    change(w -> w.requests().agree(1, "mesh/long_ones", "bo"));
    assertThat(find(r -> r.requests().find(1)).orElseThrow().routes().getFirst().who())
        .contains("gil");
    assertThat(find(r -> r.requests().find(2)).orElseThrow().routes()).isEmpty();
  }

  @Test
  void findsTheRequestOfADocumentWhileItIsOpen() {
    asked("cy");
    AccessRequest request = write(w -> w.requests().add(declared("cy_reads")));

    assertThat(request.terms()).isEqualTo(declared("cy_reads").terms());
    assertThat(find(r -> r.requests().findDeclared(ORDERS, "cy_reads"))).contains(request);
    assertThat(find(r -> r.requests().findDeclared(ORDERS, "cy_writes"))).isEmpty();
    change(w -> w.requests().grant(2, "cy_reads"));
    assertThat(find(r -> r.requests().findDeclared(ORDERS, "cy_reads"))).isEmpty();
  }

  @Test
  void readsWhatWasAskedBeforeDocumentsAsked() {
    String before =
        """
        {"port":"orders","purposes":["exploration"],"columns":{},"rows":{},"until":null,
         "onward":"guarded"}
        """;
    assertThat(Json.read(before, Terms.class))
        .isEqualTo(
            new Terms(
                Optional.of("orders"),
                List.of("exploration"),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                "guarded",
                Optional.empty()));
  }

  private List<Long> seen(Sight sight) {
    return numbers(new AccessRequestFilter(Optional.empty(), sight), Long.MAX_VALUE, 9);
  }

  private List<Long> numbers(AccessRequestFilter filter, long before, int limit) {
    return list(r -> r.requests().list(filter, before, limit)).stream()
        .map(AccessRequest::number)
        .toList();
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
