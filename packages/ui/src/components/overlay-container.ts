import { createContext, useContext } from 'react'

/**
 * Where layers are drawn: in the page, or in the modal that they were opened from. What stays outside an
 * open modal is beneath it and inert.
 */
export const OverlayContainer = createContext<HTMLElement | null>(null)

export function useOverlayContainer(): HTMLElement | null {
  return useContext(OverlayContainer)
}
