// What a mail about a booking brings, read by others' libraries.
import ICAL from "ical.js";
import jsQR from "jsqr";
import { PNG } from "pngjs";

/** What the QR code of a mail says. */
export function ticketIn(mail) {
  if (!mail.ticket) throw new Error(`no ticket in: ${mail.subject}`);
  const picture = PNG.sync.read(Buffer.from(mail.ticket, "base64"));
  const code = jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height);
  if (!code) throw new Error("the picture is no QR code");
  return code.data;
}

/** The one entry of a mail's calendar part, and what is to be done with it. */
export function entryIn(mail) {
  const calendar = new ICAL.Component(ICAL.parse(mail.calendar));
  const zones = calendar.getAllSubcomponents("vtimezone").map((zone) => zone.getFirstPropertyValue("tzid"));
  const events = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
  if (events.length !== 1) throw new Error(`${events.length} entries`);
  return {
    method: calendar.getFirstPropertyValue("method"),
    zones,
    uid: events[0].uid,
    sequence: events[0].sequence ?? 0,
    summary: events[0].summary,
    start: events[0].startDate.toString(),
    zone: events[0].startDate.zone.tzid,
    status: events[0].component.getFirstPropertyValue("status"),
  };
}
