package dev.weft.catalog;

import static dev.weft.catalog.Samples.MEMBERS;
import static dev.weft.catalog.Samples.ORDERS;
import static dev.weft.catalog.Samples.build;
import static dev.weft.catalog.Samples.bytes;
import static dev.weft.catalog.Samples.document;
import static dev.weft.catalog.Samples.domainDocument;
import static dev.weft.catalog.Samples.release;
import static dev.weft.catalog.Samples.revision;
import static dev.weft.catalog.Samples.token;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.access.AccessRequest;
import dev.weft.catalog.access.AccessRequestWriter;
import dev.weft.catalog.access.AccessWriter;
import dev.weft.catalog.address.AddressWriter;
import dev.weft.catalog.idempotency.IdempotencyWriter;
import dev.weft.catalog.idempotency.RequestKey;
import dev.weft.catalog.journal.Unjournaled;
import dev.weft.catalog.lease.LeaseWriter;
import dev.weft.catalog.lineage.ColumnGraphWriter;
import dev.weft.catalog.notice.Delivery;
import dev.weft.catalog.notice.DeliveryWriter;
import dev.weft.catalog.notice.NoticeWriter;
import dev.weft.catalog.people.PasswordWriter;
import dev.weft.catalog.people.VouchingDraft;
import dev.weft.catalog.people.VouchingWriter;
import dev.weft.catalog.registry.BlobWriter;
import dev.weft.catalog.registry.RegistryWriter;
import dev.weft.catalog.release.ReleaseKey;
import dev.weft.catalog.release.ReleaseKind;
import dev.weft.catalog.release.ReleaseWriter;
import dev.weft.catalog.run.CheckWriter;
import dev.weft.catalog.run.Hold;
import dev.weft.catalog.run.Run;
import dev.weft.catalog.run.RunStep;
import dev.weft.catalog.run.RunWriter;
import dev.weft.model.lineage.Carried;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.RunState;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whoever adds a method to a writer must say here how it is used, and it must journal what it does
/// or say why not.
abstract class EveryWriteContract extends CatalogContract {

  private static final List<Class<?>> WRITERS =
      List.of(
          RegistryWriter.class,
          AddressWriter.class,
          BlobWriter.class,
          ReleaseWriter.class,
          ColumnGraphWriter.class,
          RunWriter.class,
          CheckWriter.class,
          AccessWriter.class,
          AccessRequestWriter.class,
          LeaseWriter.class,
          NoticeWriter.class,
          DeliveryWriter.class,
          VouchingWriter.class,
          PasswordWriter.class,
          IdempotencyWriter.class);

  private static final Hold HOLD = new Hold("node-1", 1);
  private static final Run.Failure FAILURE = new Run.Failure("W-RUN-001", "failed", "run it again");
  private static final RequestKey REQUEST = new RequestKey("ann", "apply", "k");

  private static final AccessRequest.Route ROUTE =
      new AccessRequest.Route(
          "mesh/a", List.of("steward"), List.of("gil"), Optional.empty(), Optional.empty());

  private static final Map<String, Consumer<Writing>> USES =
      Map.ofEntries(
          entry("BlobWriter.put", w -> w.registry().blobs().put(bytes("new"))),
          entry(
              "RegistryWriter.putDocument",
              w -> w.registry().putDocument(document(w, domainDocument("d"), "name: d"), 0)),
          entry(
              "RegistryWriter.addRevision",
              w -> w.registry().addRevision(revision(w, ORDERS, "1.1.0"), 1)),
          entry("RegistryWriter.retireMajor", w -> w.registry().retireMajor(ORDERS, 1)),
          entry(
              "AddressWriter.move",
              w -> w.addresses().move(ORDERS, ProductId.of("customer/orders"))),
          entry("RegistryWriter.pause", w -> w.registry().pause(ORDERS)),
          entry("RegistryWriter.resume", w -> w.registry().resume(MEMBERS)),
          entry("RegistryWriter.propose", w -> w.registry().propose(ORDERS, "raw", "new")),
          entry("RegistryWriter.withdraw", w -> w.registry().withdraw(ORDERS, "raw_lines")),
          entry(
              "ReleaseWriter.publish",
              w -> w.releases().publish(release(ORDERS, "1.0.0", "r9"), 2)),
          entry(
              "ReleaseWriter.addPreview",
              w -> w.releases().addPreview(release(ORDERS, "1.0.0", "p9"), 1)),
          entry(
              "ReleaseWriter.drop",
              w -> w.releases().drop(List.of(new ReleaseKey(ORDERS, ReleaseKind.RELEASE, 1)))),
          entry("ColumnGraphWriter.lock", w -> w.lineage().lock()),
          entry("ColumnGraphWriter.declare", w -> w.lineage().declare(ORDERS, 1, List.of())),
          entry("ColumnGraphWriter.raise", EveryWriteContract::raise),
          entry("RunWriter.queue", w -> w.runs().queue(build("new", ORDERS), HOLD)),
          entry("RunWriter.start", w -> w.runs().start("queued")),
          entry("RunWriter.succeed", w -> w.runs().succeed("running", 1)),
          entry("RunWriter.fail", w -> w.runs().fail("running", FAILURE)),
          entry("RunWriter.cancel", w -> w.runs().cancel("running", FAILURE)),
          entry("RunWriter.renew", w -> w.runs().renew(List.of("running"), HOLD)),
          entry("RunWriter.askToStop", w -> w.runs().askToStop("running")),
          entry("RunWriter.markLostOf", w -> w.runs().markLostOf("node-1")),
          entry("LeaseWriter.take", w -> w.leases().take("sweep", HOLD)),
          entry("LeaseWriter.giveBack", w -> w.leases().giveBack("sweep", "node-1")),
          entry("RunWriter.markLost", w -> w.runs().markLost(Long.MAX_VALUE)),
          entry("RunWriter.putStep", w -> w.runs().putStep(step())),
          entry(
              "CheckWriter.put",
              w -> w.checks().put("running", "lines", List.of(Samples.passed()), List.of("lines"))),
          entry("RunWriter.progress", w -> w.runs().progress("running", "{}")),
          entry("AccessWriter.addToken", w -> w.access().addToken(token("t9"))),
          entry("AccessWriter.revoke", w -> w.access().revoke("t1")),
          entry("AccessWriter.revokeOf", w -> w.access().revokeOf(AccessContract.AT_ISSUER)),
          entry(
              "AccessWriter.lockOut",
              w -> w.access().lockOut("10.0.0.1", Optional.empty(), Map.of("failures", 3))),
          entry("AccessWriter.touch", w -> w.access().touch("t1")),
          entry("AccessWriter.putSetting", w -> w.access().putSetting("theme", "dark")),
          entry("AccessWriter.putSettingOnce", w -> w.access().putSettingOnce("new", "x")),
          entry(
              "AccessRequestWriter.add", w -> w.requests().add(AccessRequestContract.draft("cy"))),
          entry("AccessRequestWriter.personal", w -> w.requests().personal(asked(w))),
          entry("AccessRequestWriter.approve", w -> w.requests().approve(asked(w), "steward", "b")),
          entry("AccessRequestWriter.grant", w -> w.requests().grant(asked(w), "a1")),
          entry("AccessRequestWriter.route", w -> w.requests().route(1, List.of(ROUTE))),
          entry("AccessRequestWriter.agree", EveryWriteContract::agree),
          entry(
              "AccessRequestWriter.grantByRule",
              w -> w.requests().grantByRule(asked(w), "a1", "By rule mesh/a.")),
          entry("AccessRequestWriter.reject", w -> w.requests().reject(asked(w), "no")),
          entry("AccessRequestWriter.withdraw", w -> w.requests().withdraw(asked(w))),
          entry("NoticeWriter.add", w -> w.notices().add(NoticeContract.draft("a", "cy"))),
          entry("NoticeWriter.move", w -> w.notices().move("notices", 0, 1)),
          entry("DeliveryWriter.carry", w -> w.deliveries().carry("mail", Set.of("cy"))),
          entry("DeliveryWriter.feed", EveryWriteContract::feed),
          entry(
              "DeliveryWriter.note",
              w -> {
                feed(w);
                w.deliveries()
                    .note(w.deliveries().due("mail", 1).getFirst(), Delivery.State.SENT, 0);
              }),
          entry("NoticeWriter.read", w -> w.notices().read("cy", 1)),
          entry("NoticeWriter.readUpTo", w -> w.notices().readUpTo("cy", 1)),
          entry("NoticeWriter.expire", w -> w.notices().expire(Long.MAX_VALUE)),
          entry("NoticeWriter.watch", w -> w.notices().watch("cy", ORDERS)),
          entry(
              "NoticeWriter.unwatch",
              w -> {
                w.notices().watch("cy", ORDERS);
                w.notices().unwatch("cy", ORDERS);
              }),
          entry("AccessWriter.revokeAll", w -> w.access().revokeAll("ann", "personal")),
          entry("PasswordWriter.put", w -> w.passwords().put("cy", "hash")),
          entry("VouchingWriter.put", w -> w.vouchings().put(VouchingContract.draft("cy", 1))),
          entry(
              "VouchingWriter.end",
              w -> {
                VouchingDraft draft = VouchingContract.draft("cy", 1);
                w.vouchings().put(draft);
                w.vouchings().end(draft.way());
              }),
          entry(
              "IdempotencyWriter.put",
              w -> w.idempotency().put(REQUEST, "h", 200, bytes("answer"))),
          entry("IdempotencyWriter.expire", w -> w.idempotency().expire()));

  private static void raise(Writing w) {
    var key = new ReleaseKey(ORDERS, ReleaseKind.RELEASE, 2);
    var column = w.lineage().columns(key).getFirst();
    var carried =
        new Carried(
            new java.util.TreeMap<>(Map.of("privacy", "sensitive")), List.of(column.origin()));
    w.lineage().raise(Map.of(column, carried));
  }

  private static void feed(Writing w) {
    w.deliveries().carry("mail", Set.of("cy"));
    w.notices().add(NoticeContract.draft("a", "cy"));
    w.deliveries().feed("mail", 9);
  }

  private static void agree(Writing w) {
    long number = asked(w);
    w.requests().route(number, List.of(ROUTE));
    w.requests().agree(number, ROUTE.rule(), "gil");
  }

  private static long asked(Writing w) {
    return w.requests().add(AccessRequestContract.draft("cy")).number();
  }

  private static RunStep step() {
    return new RunStep(
        "running",
        0,
        "lines",
        "check",
        RunState.RUNNING,
        0,
        Optional.empty(),
        Optional.empty(),
        "");
  }

  /// A small mesh in which everything above has something to change.
  private static void mesh(Writing w) {
    w.registry().addRevision(revision(w, ORDERS, "1.0.0"), 0);
    w.registry().addRevision(revision(w, MEMBERS, "1.0.0"), 0);
    w.registry().pause(MEMBERS);
    w.registry().propose(ORDERS, "raw_lines", "old");
    w.releases().publish(release(ORDERS, "1.0.0", "r1"), 0);
    w.releases().publish(release(ORDERS, "1.0.0", "r2"), 1);
    w.runs().queue(build("running", MEMBERS), HOLD);
    w.runs().start("running");
    w.runs().queue(build("queued", ORDERS), HOLD);
    w.access().addToken(token("t1"));
    w.access().addToken(AccessContract.session("s1", "eve"));
    asked(w);
  }

  @Test
  void journalsWhatItDoesOrSaysWhyNot() {
    List<Method> writes = WRITERS.stream().flatMap(EveryWriteContract::writes).toList();
    assertThat(writes)
        .extracting(EveryWriteContract::name)
        .as("every method of a writer has a use in this test, and only those")
        .containsExactlyInAnyOrderElementsOf(USES.keySet());

    for (Method write : writes) {
      Consumer<Writing> use = Objects.requireNonNull(USES.get(name(write)));
      assertThat(entriesOf(use) > 0)
          .as("%s journals, unless it is marked @Unjournaled", name(write))
          .isNotEqualTo(write.isAnnotationPresent(Unjournaled.class));
    }
  }

  /// Entries that one use adds, in a database of its own.
  private long entriesOf(Consumer<Writing> use) {
    try (Catalog fresh = Catalog.open(freshUrl(), clock)) {
      long before = headAfter(fresh, EveryWriteContract::mesh);
      return headAfter(fresh, use) - before;
    }
  }

  private static long headAfter(Catalog catalog, Consumer<Writing> use) {
    catalog.write(
        ANN,
        w -> {
          use.accept(w);
          return "done";
        });
    return catalog.read(r -> r.journal().head());
  }

  private static Stream<Method> writes(Class<?> writer) {
    return Arrays.stream(writer.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge())
        .filter(method -> !method.getName().equals("blobs"));
  }

  private static String name(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }
}
