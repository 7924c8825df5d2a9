package dev.weft.usecases.notice;

import dev.weft.catalog.Writing;
import dev.weft.catalog.notice.Delivery;
import dev.weft.catalog.notice.Notice.Kind;
import dev.weft.catalog.notice.Notice.Topic;
import dev.weft.catalog.notice.NoticeDraft;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.Map;

/// Tells those who run the platform that a connection gives something up: once a day, by which and
/// why, and neither what it was nor whom it was for.
final class GivenUp {

  private GivenUp() {}

  static void tell(Writing writing, AppliedMesh mesh, String channel, String why) {
    var recipients = new Recipients(writing, mesh.documents(writing));
    writing
        .notices()
        .add(
            new NoticeDraft(
                Kind.INCIDENT,
                Topic.CONNECTION,
                channel,
                "",
                Map.of(NoticeWords.WHY, why),
                "given up " + channel + " " + Instants.day(writing.now()),
                recipients.engineers()));
  }

  /// Whether it is such news of the way by which it would leave, and would make more of it.
  static boolean isOf(Delivery delivery) {
    var notice = delivery.notice().notice();
    return notice.topic() == Topic.CONNECTION && notice.subject().equals(delivery.channel());
  }
}
