package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.notice.Delivery.State;
import dev.weft.model.access.Caller;
import dev.weft.model.mesh.Connection;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.notice.DeliverNotices;
import dev.weft.usecases.notice.Inbox;
import dev.weft.usecases.notice.NoticeSender;
import dev.weft.usecases.notice.NoticeView;
import dev.weft.usecases.notice.Watches;
import dev.weft.usecases.notice.WriteNotices;
import dev.weft.usecases.paging.PageRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Notices on their way out: at least once, and nothing that their reader may not know of.
class DeliverNoticesTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller FLO = TestMesh.as("flo");
  private static final String ORDERS_FILE = "sales/orders/product.yaml";

  /// Takes what it is sent, or does not.
  private static final class Receiver implements NoticeSender {
    final List<String> taken = new CopyOnWriteArrayList<>();
    volatile int attempts;
    volatile boolean down;
    volatile boolean broken;

    @Override
    public synchronized void send(Connection connection, Outgoing outgoing) throws NotSent {
      attempts++;
      if (broken && connection.name().equals("hook")) {
        throw new IllegalArgumentException("its key is empty");
      }
      if (down) {
        throw new NotSent("status 503");
      }
      taken.add(
          connection.name()
              + " "
              + outgoing.email().orElse("-")
              + " "
              + outgoing.notice().sentence());
    }
  }

  private final Receiver receiver = new Receiver();
  @TempDir private Path root;
  private TestMesh mesh;
  private WriteNotices writer;
  private DeliverNotices deliver;

  @BeforeEach
  void apply() {
    mesh = SmallMesh.applied(root);
    mesh.with(
            "connections/hook.yaml",
            """
            apiVersion: weft/v1
            kind: Connection
            name: hook
            type: webhook
            url: https://hooks.example.com/weft
            key: { secret: hook_key }
            for: flo
            """)
        .with(
            "connections/mail.yaml",
            """
            apiVersion: weft/v1
            kind: Connection
            name: mail
            type: smtp
            host: mail.example.com
            from: weft@example.com
            """)
        .with(
            "people.yaml",
            """
            apiVersion: weft/v1
            kind: Person
            name: fred
            email: fred@example.com
            ---
            apiVersion: weft/v1
            kind: Person
            name: flo
            """);
    mesh.apply(TestMesh.OPERATOR);
    writer = new WriteNotices(mesh.catalog, mesh.mesh);
    deliver = new DeliverNotices(mesh.catalog, mesh.mesh, receiver, "node-1");
    new Watches(mesh.catalog, mesh.mesh).watch(FLO, ProductId.of("sales/orders"));
    writer.write();
    deliver.deliver();
    assertThat(receiver.taken).as("what was told before there was a channel").isEmpty();
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  private void release() {
    mesh.run(ANN, "sales/orders");
    writer.write();
  }

  @Test
  void sendsToWhomAConnectionIsForAndToThoseWithAnAddress() {
    release();
    deliver.deliver();
    deliver.deliver();
    assertThat(receiver.taken)
        .containsExactlyInAnyOrder(
            "hook - Release sales/orders@1.0.0+1 is published.",
            "mail fred@example.com Release sales/orders@1.0.0+1 is published.");
  }

  @Test
  void sendsToWhomGetsAnAddressWhatHappensFromThenOn() {
    release();
    deliver.deliver();
    mesh.run(ANN, "sales/orders");
    mesh.edit("people.yaml", "name: flo", "name: flo\nemail: flo@example.com");
    mesh.apply(TestMesh.OPERATOR);
    release();
    deliver.deliver();

    assertThat(receiver.taken)
        .filteredOn(one -> one.startsWith("mail flo@example.com"))
        .containsExactly("mail flo@example.com Release sales/orders@1.0.0+3 is published.");
    assertThat(receiver.taken).filteredOn(one -> one.startsWith("hook")).hasSize(3);
  }

  @Test
  void sendsToWhomGetsAnAddressTogetherWithManyOthers() {
    var people = new StringBuilder();
    for (int number = 0; number < 300; number++) {
      people
          .append("---\napiVersion: weft/v1\nkind: Person\nname: p")
          .append(number)
          .append("\nemail: p@example.com\n");
    }
    mesh.edit("people.yaml", "name: flo", "name: flo\nemail: flo@example.com\n" + people);
    mesh.apply(TestMesh.OPERATOR);
    release();
    deliver.deliver();
    assertThat(receiver.taken)
        .contains("mail flo@example.com Release sales/orders@1.0.0+1 is published.");
    assertThat(mesh.catalog.<Integer>read(r -> r.deliveries().carried("mail").size()))
        .isEqualTo(302);
  }

  @Test
  void oneThatCannotBeSentHoldsUpNoOther() {
    release();
    receiver.broken = true;
    deliver.deliver();
    assertThat(receiver.taken).singleElement().asString().startsWith("mail fred@example.com ");
    receiver.broken = false;
    mesh.clock.move(Duration.ofSeconds(31));
    deliver.deliver();
    assertThat(receiver.taken).hasSize(2);
  }

  @Test
  void sendsNothingForWhomHasLeft() {
    mesh.edit("people.yaml", "name: fred", "name: fred\nstatus: retired")
        .edit("people.yaml", "name: flo", "name: flo\nstatus: retired");
    mesh.apply(TestMesh.OPERATOR);
    release();
    deliver.deliver();
    assertThat(receiver.attempts).isZero();
  }

  /// A webhook that answers only when the mail has left.
  private static final class Slow implements NoticeSender {
    final List<String> taken = new CopyOnWriteArrayList<>();
    private final CountDownLatch mailed;

    Slow(int mails) {
      mailed = new CountDownLatch(mails);
    }

    @Override
    public void send(Connection connection, Outgoing outgoing) throws NotSent {
      try {
        if (connection.name().equals("mail")) {
          mailed.countDown();
        } else if (!mailed.await(20, TimeUnit.SECONDS)) {
          throw new NotSent("the mail waits as well");
        }
        taken.add(connection.name());
      } catch (InterruptedException _) {
        throw new NotSent("interrupted");
      }
    }
  }

  @Test
  void oneThatIsSlowHoldsUpNoOtherConnection() {
    release();
    release();
    var slow = new Slow(2);
    new DeliverNotices(mesh.catalog, mesh.mesh, slow, "node-1").deliver();
    assertThat(slow.taken).containsExactlyInAnyOrder("mail", "mail", "hook", "hook");
  }

  @Test
  void triesAgainLaterAndLaterAndSurvivesARestart() {
    release();
    receiver.down = true;
    deliver.deliver();
    assertThat(receiver.attempts).isEqualTo(2);
    deliver.deliver();
    assertThat(receiver.attempts).isEqualTo(2);
    mesh.clock.move(Duration.ofSeconds(31));
    deliver.deliver();
    assertThat(receiver.attempts).isEqualTo(4);
    mesh.clock.move(Duration.ofSeconds(31));
    deliver.deliver();
    assertThat(receiver.attempts).isEqualTo(4);

    receiver.down = false;
    mesh.clock.move(Duration.ofMinutes(5));
    try (Catalog again = Catalog.open("jdbc:sqlite:" + root.resolve("catalog.db"), mesh.clock)) {
      new DeliverNotices(again, mesh.mesh, receiver, "node-1").deliver();
    }
    assertThat(receiver.taken).hasSize(2);
  }

  @Test
  void givesUpAfterDays() {
    release();
    receiver.down = true;
    for (int attempt = 0; attempt < 20; attempt++) {
      deliver.deliver();
      mesh.clock.move(Duration.ofHours(7));
    }
    assertThat(receiver.attempts).isEqualTo(36);
    assertThat(mesh.catalog.<Long>read(r -> r.deliveries().count("hook", State.FAILED)))
        .isEqualTo(1L);
    assertThat(told(TestMesh.OPERATOR))
        .as("neither what it was nor for whom")
        .containsExactlyInAnyOrder(
            "Connection hook gives up what nobody took for days: status 503.",
            "Connection mail gives up what nobody took for days: status 503.");
    assertThat(told(FLO)).noneMatch(one -> one.contains("Connection"));
  }

  @Test
  void tellsEngineersOnceADayThatAConnectionGivesUpAndNotByItself() {
    mesh.edit("people.yaml", "name: flo", "name: flo\nemail: flo@example.com")
        .edit("mesh.yaml", "members: [", "members: [{ who: flo, roles: [platform_engineer] }, ");
    mesh.apply(TestMesh.OPERATOR);
    mesh.apply(TestMesh.as("gil"));
    release();
    release();
    receiver.down = true;
    for (int attempt = 0; attempt < 20; attempt++) {
      deliver.deliver();
      mesh.clock.move(Duration.ofHours(7));
    }
    receiver.down = false;
    deliver.deliver();
    assertThat(told(FLO)).filteredOn(one -> one.contains("Connection")).hasSize(2);
    assertThat(receiver.taken)
        .as("each by the other one")
        .containsExactlyInAnyOrder(
            "hook flo@example.com Connection mail gives up what nobody took for days: status 503.",
            "mail flo@example.com Connection hook gives up what nobody took for days: status 503.");
  }

  private List<String> told(Caller who) {
    return new Inbox(mesh.catalog, mesh.mesh)
        .unread(who, new PageRequest("", 100)).items().stream().map(NoticeView::sentence).toList();
  }

  @Test
  void sendsNothingThatItsReaderMayNotKnowOfAnyMore() {
    release();
    receiver.down = true;
    deliver.deliver();
    receiver.down = false;
    mesh.edit(
            ORDERS_FILE,
            "customProperties: [",
            "customProperties: [{ property: weft.hidden, value: true }, ")
        .edit(ORDERS_FILE, "version: 1.0.0\nstatus", "version: 1.0.1\nstatus");
    mesh.apply(ANN, "sales/orders");
    mesh.clock.move(Duration.ofMinutes(5));
    deliver.deliver();

    assertThat(receiver.taken).isEmpty();
    assertThat(mesh.catalog.<Long>read(r -> r.deliveries().count("hook", State.DROPPED)))
        .isEqualTo(1L);
  }

  @Test
  void sendsNothingByAConnectionThatWasRetired() {
    release();
    receiver.down = true;
    deliver.deliver();
    receiver.down = false;
    mesh.edit("connections/hook.yaml", "for: flo", "for: flo\nstatus: retired");
    mesh.apply(TestMesh.OPERATOR);
    mesh.clock.move(Duration.ofMinutes(5));
    deliver.deliver();
    assertThat(receiver.taken)
        .containsExactly("mail fred@example.com Release sales/orders@1.0.0+1 is published.");
  }

  @Test
  void leavesItToTheServerThatIsAboutIt() {
    release();
    var other = new Receiver();
    receiver.down = true;
    deliver.deliver();
    mesh.clock.move(Duration.ofSeconds(60));
    new DeliverNotices(mesh.catalog, mesh.mesh, other, "node-2").deliver();
    assertThat(other.attempts).as("node-1 still holds the lease").isZero();
    mesh.clock.move(Duration.ofMinutes(3));
    new DeliverNotices(mesh.catalog, mesh.mesh, other, "node-2").deliver();
    assertThat(other.taken).hasSize(2);
  }
}
