import { createContext, useContext } from 'react'

/** Opens the help panel, from wherever a person is stuck. */
export const HelpContext = createContext<() => void>(() => {})

export const useHelp = () => useContext(HelpContext)
