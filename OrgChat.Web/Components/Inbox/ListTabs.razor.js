// Where not all tabs have room, an edge beyond which there are more says so, and the chosen one is in sight.
export function start(tabs) {
  const stop = new AbortController();
  const tell = () => {
    const at = Math.abs(tabs.scrollLeft), most = tabs.scrollWidth - tabs.clientWidth; // Right to left it counts below nothing.
    const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(tabs); // Beyond the edge it is no tab.
    tabs.toggleAttribute('data-before', at > parseFloat(paddingInlineStart) + 1);
    tabs.toggleAttribute('data-after', at < most - parseFloat(paddingInlineEnd) - 1);
  };
  const show = () => {
    tabs.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    tell();
  };
  const room = new ResizeObserver(show), chosen = new MutationObserver(show);
  room.observe(tabs);
  chosen.observe(tabs, { subtree: true, childList: true, attributeFilter: ['aria-selected'] });
  tabs.addEventListener('scroll', tell, { signal: stop.signal, passive: true });
  return { stop() { stop.abort(); room.disconnect(); chosen.disconnect(); } };
}
