package dev.weft.usecases.notice;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;

/// Every failure of notices and watches with its sentence.
final class NoticeFailures {

  private NoticeFailures() {}

  static WeftException noNotice(long number) {
    return WeftException.of(
        ErrorCode.NOTICE_NOT_FOUND,
        "There is no notice " + number,
        "`weft inbox list` shows yours; they are kept for 90 days.");
  }

  static WeftException noProduct(String product) {
    return WeftException.of(
        ErrorCode.REGISTRY_NOT_FOUND,
        "There is no product " + product,
        "`weft product list` shows what there is.");
  }
}
