// Draws the places of a case, which the page lists, as areas: a circle as wide as the doubt, or a whole country.
"use strict";
(() => {
  const box = document.getElementById("map");
  if (!box || !window.L) return;
  document.getElementById("map-part").hidden = false;
  const LEAST = 9; // pixels: what is small is drawn larger than it is, never nearer than it is known
  const SMALL = 1.5; // degrees
  const MOST_LABELS = 40;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(box, {
    attributionControl: false, zoomControl: false, minZoom: 1, maxZoom: 12, zoomSnap: .5, scrollWheelZoom: false,
    zoomAnimation: !calm, fadeAnimation: false, markerZoomAnimation: !calm, inertia: !calm,
    maxBounds: [[-85, -200], [85, 200]],
  });
  L.control.zoom({ zoomInTitle: box.dataset.nearer, zoomOutTitle: box.dataset.farther }).addTo(map);
  box.addEventListener("focusin", () => map.scrollWheelZoom.enable());
  box.addEventListener("focusout", () => map.scrollWheelZoom.disable());

  const corners = (steps, scale) => {
    const found = [];
    for (let i = 0, x = 0, y = 0; i < steps.length; i += 2) {
      x += steps[i]; y += steps[i + 1];
      found.push([y / scale, x / scale]);
    }
    return found;
  };
  const unpacked = (parts) => new Map(parts.flatMap(({ scale, countries }) => Object.entries(countries).map(
    ([code, polygons]) => [code, polygons.map((rings) => rings.map((ring) => corners(ring, scale)))])));
  const outlines = (address) => fetch(address).then((answer) => answer.json()).then(unpacked);

  const Circle = L.Circle.extend({
    _project() {
      L.Circle.prototype._project.call(this);
      this._radius = Math.max(this._radius, LEAST);
      this._radiusY = Math.max(this._radiusY, LEAST);
      this._updateBounds();
    },
  });
  for (const name of ["land", "countries"]) map.createPane(name);
  const land = { renderer: L.svg({ pane: "land", padding: 1 }), className: "land", interactive: false };
  const shade = L.svg({ pane: "countries", padding: 1 });

  const shown = (place, shape) => {
    const links = place.querySelectorAll(".events a");
    const label = document.createElement("span");
    const count = Number(place.dataset.count);
    label.textContent = place.querySelector("h3").textContent + (count > 1 ? ` · ${count}` : "");
    shape.bindTooltip(label, { permanent: places.length <= MOST_LABELS, direction: "auto", offset: [6, 0], className: "place-label" });
    if (links.length === 1 && count === 1) {
      shape.on("click", () => { location.href = links[0].href; });
    } else {
      const told = document.createElement("div");
      const title = document.createElement("strong"); // a heading within the map would stand in no order
      title.textContent = place.querySelector("h3").textContent;
      told.append(title, ...[...place.querySelectorAll(":scope > :not(h3)")].map((part) => part.cloneNode(true)));
      shape.bindPopup(told, { maxHeight: 260, minWidth: 220, autoPanPadding: [20, 20] });
    }
    const lit = (on) => () => shape.getElement()?.classList.toggle("lit", on);
    for (const [start, end] of [["mouseenter", "mouseleave"], ["focusin", "focusout"]]) {
      place.addEventListener(start, lit(true));
      place.addEventListener(end, lit(false));
    }
  };
  const look = (place, kind) => ["area", kind, ..."hollow unsure".split(" ").filter((how) => how in place.dataset)].join(" ");

  // A whole country; one that would be too small to see lies within a circle
  const whole = (polygons, className) => {
    const outline = L.polygon(polygons, { renderer: shade, className });
    const around = outline.getBounds();
    const [wide, high] = [around.getEast() - around.getWest(), around.getNorth() - around.getSouth()];
    if (Math.max(wide, high) > SMALL) return outline;
    const middle = around.getCenter();
    const circle = new Circle(middle, { radius: middle.distanceTo(around.getNorthEast()), className, renderer: shade });
    return Object.assign(circle, { around });
  };

  const places = [...document.querySelectorAll("#places > li")];
  const drawn = L.layerGroup().addTo(map);
  const draw = (countries) => {
    drawn.clearLayers();
    L.polygon([...countries.values()].flat(), land).addTo(drawn);
    const bounds = L.latLngBounds([]);
    for (const place of places) {
      let shape;
      if (place.dataset.at) {
        const [latitude, longitude, radius] = place.dataset.at.split(",").map(Number);
        shape = new Circle([latitude, longitude], { radius, className: look(place, "circle") });
        bounds.extend(L.latLng(latitude, longitude).toBounds(radius * 2));
      } else if (countries.has(place.dataset.country)) {
        shape = whole(countries.get(place.dataset.country), look(place, "country"));
        bounds.extend(shape.around ?? shape.getBounds());
      } else continue;
      shown(place, shape);
      shape.addTo(drawn);
    }
    return bounds;
  };

  // Of two labels that would lie on each other the second is left out until there is room
  const sort = () => {
    const taken = [];
    for (const label of box.querySelectorAll(".place-label")) {
      label.classList.remove("no-room");
      const own = label.getBoundingClientRect();
      const lies = taken.some((one) => own.left < one.right && one.left < own.right && own.top < one.bottom && one.top < own.bottom);
      label.classList.toggle("no-room", lies);
      if (!lies) taken.push(own);
    }
  };
  map.on("zoomend moveend", sort);
  map.on("popupopen", ({ popup }) => popup.getElement().querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", box.dataset.close));

  outlines(box.dataset.coarse).then((countries) => {
    map.setView([30, 20], 2);
    map.fitBounds(draw(countries), { maxZoom: 6, padding: [40, 40], animate: false });
    sort();
  });
  const finer = document.getElementById("finer");
  finer.addEventListener("click", () => {
    finer.disabled = true;
    outlines(box.dataset.fine).then((countries) => { draw(countries); sort(); });
  });
})();
