// The block in the editor: what can be chosen, and a line in place of the frame.
(function (blocks, editor, components, element) {
  var el = element.createElement;
  var fields = {
    company: "Företag · Company (clustera-syd)",
    role: "Roll · Role (job-seeker)",
    lang: "Språk · Language (sv)",
    start: "Första skärm · First screen (rights)",
    accent: "Färg · Colour (#0a6b5d)",
    scheme: "light / dark",
  };

  blocks.registerBlockType("mina-uppgifter/frame", {
    edit: function (props) {
      var set = function (name) {
        return function (value) {
          var change = {};
          change[name] = value || undefined;
          props.setAttributes(change);
        };
      };
      var inputs = Object.keys(fields).map(function (name) {
        return el(components.TextControl, {
          key: name,
          label: fields[name],
          value: props.attributes[name] || "",
          onChange: set(name),
        });
      });
      var compact = el(components.ToggleControl, {
        key: "compact",
        label: "Ta mindre plats · Take less room",
        checked: !!props.attributes.compact,
        onChange: set("compact"),
      });
      return el(
        "div",
        editor.useBlockProps(),
        el(editor.InspectorControls, null, el(components.PanelBody, { title: "Mina uppgifter" }, inputs, compact)),
        el(components.Placeholder, { icon: "id", label: "Mina uppgifter" })
      );
    },
    save: function () {
      return null;
    },
  });
})(wp.blocks, wp.blockEditor, wp.components, wp.element);
