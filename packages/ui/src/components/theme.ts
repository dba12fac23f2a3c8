import { useSyncExternalStore } from 'react'

export const themes = ['system', 'light', 'dark'] as const

export type Theme = (typeof themes)[number]

/** Where the choice of theme is kept. */
export const themeKey = 'forecourt.theme'

const listeners = new Set<() => void>()

/** Applies the theme chosen before; call it once, before the first render. */
export function restoreTheme(): void {
  applyTheme(storedTheme())
}

/** The theme chosen, and its setter. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(subscribe, storedTheme), setTheme]
}

function setTheme(theme: Theme): void {
  localStorage.setItem(themeKey, theme)
  applyTheme(theme)
  for (const listener of listeners) listener()
}

function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

function storedTheme(): Theme {
  const stored = localStorage.getItem(themeKey)
  return themes.find((theme) => theme === stored) ?? 'system'
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
