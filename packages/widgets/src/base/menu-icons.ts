/** Icons that only menus have. */
export const menuIcons = {
  refresh: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.6v2.6h-2.6',
  print: 'M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7Z',
  check: 'm3 8.5 3.2 3.2L13 4.8',
} as const;
